// What the physical kind shows on the web: its guide beside the size, its line states.
export { LineState } from './line-state.tsx';
export { SizeGuide } from './size-guide.tsx';
