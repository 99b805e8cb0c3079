// Who looks at entitlements: a brand at its stores, a store at its brands, who runs the installation at all; and where each asks.
import { answer, api } from '@/lib/api.ts';
import type { Entitlement } from '@/lib/types.ts';

export type Side = 'stores' | 'brands' | 'network';

export interface Filters {
  q: string | undefined;
  mode: Entitlement['mode'] | undefined;
  state: Entitlement['state'] | undefined;
}

interface Asked extends Filters {
  cursor: string | undefined;
  limit: number;
}

export function readPage(side: Side, query: Asked, signal: AbortSignal) {
  const options = { params: { query }, signal };
  if (side === 'stores') return answer(api.GET('/v1/admin/entitlements', options));
  if (side === 'brands') return answer(api.GET('/v1/admin/brands', options));
  return answer(api.GET('/v1/admin/platform/entitlements', options));
}

export function readFile(side: Side, query: Filters): Promise<unknown> {
  const options = { params: { query }, parseAs: 'blob' } as const;
  if (side === 'stores') return answer(api.GET('/v1/admin/entitlements.csv', options));
  if (side === 'brands') return answer(api.GET('/v1/admin/brands.csv', options));
  return answer(api.GET('/v1/admin/platform/entitlements.csv', options));
}

/** `brandId` is asked for only where one acts for any brand. */
export interface Pair {
  brandId: string;
  storeId: string;
}

export interface Terms {
  mode: Entitlement['mode'];
  startsAt?: string;
  endsAt: string | null;
}

export function grant(side: Side, { brandId, storeId }: Pair, body: Terms): Promise<Entitlement> {
  if (side === 'network')
    return answer(api.POST('/v1/admin/platform/entitlements/{brandId}/{storeId}', { params: { path: { brandId, storeId } }, body }));
  return answer(api.POST('/v1/admin/entitlements/{storeId}', { params: { path: { storeId } }, body }));
}

export function change(side: Side, { brandId, storeId }: Pair, body: Partial<Terms>): Promise<Entitlement> {
  if (side === 'network')
    return answer(api.PATCH('/v1/admin/platform/entitlements/{brandId}/{storeId}', { params: { path: { brandId, storeId } }, body }));
  return answer(api.PATCH('/v1/admin/entitlements/{storeId}', { params: { path: { storeId } }, body }));
}

export function end(side: Side, { brandId, storeId }: Pair, body: { at?: string }): Promise<Entitlement> {
  if (side === 'network')
    return answer(api.POST('/v1/admin/platform/entitlements/{brandId}/{storeId}/end', { params: { path: { brandId, storeId } }, body }));
  return answer(api.POST('/v1/admin/entitlements/{storeId}/end', { params: { path: { storeId } }, body }));
}

/** The other side of a row, by whose name it is known on this page. */
export const nameOf = (side: Side, { brand, store }: Entitlement): string =>
  side === 'stores' ? store.name : side === 'brands' ? brand.name : `${brand.name} – ${store.name}`;
