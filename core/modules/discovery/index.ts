// The face of the discovery module: what buyers read of a shop.
export { discoveryRoutes } from './discovery.http.ts';
export { ShelfChanged } from './discovery.events.ts';
export { writeDocuments } from './documents/write-documents.ts';
