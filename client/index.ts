// The typed client of the Tessera API: openapi-fetch over the generated types.
import createClient, { type Client, type ClientOptions } from 'openapi-fetch';
import type { components, paths } from './schema.ts';

export type { components, paths } from './schema.ts';
export type Schemas = components['schemas'];
export type Problem = Schemas['Problem'];

/**
 * A client of one Tessera API.
 * @example const { data, error } = await createTessera({ baseUrl }).GET('/v1/products', { params: { query: { limit: 10 } } });
 */
export const createTessera = (options: ClientOptions): Client<paths> => createClient<paths>(options);
