// The face of the discovery module: what buyers read of a shop.
export { discoveryRoutes } from './discovery.http.ts';
