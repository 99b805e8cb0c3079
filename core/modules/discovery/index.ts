// The face of the discovery module: what buyers read of a shop.
export { discoveryRoutes } from './discovery.http.ts';
export { ShelfChanged } from './discovery.events.ts';
export { writeDocuments } from './documents/write-documents.ts';
export { searchIndex, useSearchService } from './search/index-in-use.ts';
export { keepTold, tellMissing } from './search/tell-service.ts';
