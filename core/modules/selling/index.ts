// The face of the selling module: founding an organization that can sell, and putting products on sale.
import './brands/from-brands.ts';
import './csv/export-work.ts';
import './csv/import-work.ts';

export { fromBrandsRoutes } from './brands/from-brands.http.ts';
export { soldRoutes } from './brands/sold.http.ts';
export { stockListRoutes } from './own-list/stock-list.http.ts';
export { startIn } from './countries.ts';
export { runRoutes } from './runs/runs.http.ts';
export { sweepRuns } from './runs/sweep-runs.ts';
export { sellingRoutes } from './selling.http.ts';
