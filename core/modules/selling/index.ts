// The face of the selling module: founding an organization that can sell, and putting products on sale.
import './csv/export-work.ts';
import './csv/import-work.ts';

export { runRoutes } from './runs/runs.http.ts';
export { sweepRuns } from './runs/sweep-runs.ts';
export { sellingRoutes } from './selling.http.ts';
