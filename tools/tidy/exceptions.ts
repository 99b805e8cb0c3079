// What is over a limit of size today. The list may only get shorter.
import type { Exceptions } from './sizes.ts';

export const exceptions: Exceptions = {
  functionLines: {},
  fileLines: {},
  parameters: {
    'core/modules/orders/view.ts#viewOrder': 5,
    'presets/illustrator/fabric.ts#fabricTile': 5,
    'presets/illustrator/fabric.ts#flecks': 5,
    'presets/illustrator/fabric.ts#tile': 5,
    'presets/illustrator/parts.ts#lapel': 5,
    'presets/illustrator/parts.ts#patch': 9,
    'presets/illustrator/parts.ts#standCollar': 5,
    'presets/illustrator/parts.ts#welt': 6,
    'presets/illustrator/scene.ts#hung': 5,
    'presets/vestify/words.ts#say': 5,
  },
};
