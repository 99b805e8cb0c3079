// The mark of a shop in browsers and on home screens: its own where its preset draws one, else the engine's.

const drawn = new Set(['vestify', 'snail', 'store-network']);

/** Where the files of the mark lie; all shops have the same four. */
export const iconsAt = (preset: string | undefined): string => `/icons/${preset && drawn.has(preset) ? preset : 'tessera'}`;
