// The face of the flags module: switches of the installation, by organization and by share.
export { askFlags, type Asker, dropFlags, flag, publicFlags, variantOf } from './flag.ts';
export { flagRoutes } from './flags.http.ts';
