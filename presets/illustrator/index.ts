// Draws vests, category covers and a hero picture as SVG from parameters: the product photography of the presets.
export { type Cut, cuts } from './cut.ts';
export { type Fabric, fabrics } from './fabric.ts';
export { type Garment } from './light.ts';
export { type Ground, type View, cover, grounds, hero, vest } from './scene.ts';
export { shade } from './color.ts';
