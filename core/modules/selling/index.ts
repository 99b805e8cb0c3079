// The face of the selling module: founding an organization that can sell, and putting products on sale.
export { sellingRoutes } from './selling.http.ts';
