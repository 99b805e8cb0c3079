// Entitlements over HTTP: as the brand that grants them, as the store that has them, and as who runs the installation.
import type { z } from 'zod';
import * as contract from '#contracts/entitlements.ts';
import { type Actor, inTx, type Tx, widenSellers } from '#platform/db/index.ts';
import { containing } from '#platform/db/like.ts';
import { CSV_BOM, csvLine } from '#platform/csv.ts';
import { readCursor, writeCursor } from '#platform/http/cursor.ts';
import { type Call, Download, route, systemActorFor } from '#platform/http/route.ts';
import { privateId, publicId, type Uuid } from '#platform/ids/index.ts';
import { staffActor } from '../channels.ts';
import { forgetEntitlement } from '../forget.ts';
import { OrganizationError } from '../organizations.errors.ts';
import { changeEntitlement, endEntitlement, grantEntitlement, type Pair, requireParties } from './entitle.ts';
import { entitlementOf, entitlementPage, type EntitlementRow, partnersOf, storesFound } from './page.sql.ts';

const shown = (row: EntitlementRow): z.input<typeof contract.Entitlement> => ({
  brand: { id: publicId('organization', row.brand_id), name: row.brand_name, slug: row.brand_slug, status: row.brand_status },
  store: { id: publicId('organization', row.store_id), name: row.store_name, slug: row.store_slug, status: row.store_status },
  mode: row.mode,
  startsAt: row.starts_at.toISOString(),
  endsAt: row.ends_at?.toISOString() ?? null,
  state: row.state,
});

interface Filters {
  q?: string | undefined;
  mode?: string | undefined;
  state?: string | undefined;
}

/** Whose entitlements, and which of them. */
interface Asked {
  actor: Actor;
  brandId: Uuid | null;
  storeId: Uuid | null;
  filters: Filters;
}

/** Names and ids of brand and store after which a page begins; nothing where the list does. */
type Place = [string, string, string, string] | [null, null, null, null];
const start: Place = [null, null, null, null];
const placeOf = (row: EntitlementRow): [string, string, string, string] => [row.brand_name, row.store_name, row.brand_id, row.store_id];

async function rowsAfter({ actor, brandId, storeId, filters }: Asked, place: Place, limit: number): Promise<EntitlementRow[]> {
  return inTx(actor, async (tx) => {
    if (actor.orgId)
      widenSellers(
        tx,
        (await tx.rows(partnersOf, [actor.orgId])).map(({ id }) => id),
      );
    const asked = [brandId, storeId, containing(filters.q), filters.mode ?? null, filters.state ?? null];
    return tx.rows(entitlementPage, [tx.now, ...asked, ...place, limit]);
  });
}

async function page(asked: Asked, cursor: string | undefined, limit: number) {
  const [brand, store = '', brandId = '', storeId = ''] = readCursor(cursor, ['string', 'string', 'uuid', 'uuid']);
  const rows = await rowsAfter(asked, brand === undefined ? start : [brand, store, brandId, storeId], limit + 1);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { items: rows.slice(0, limit).map(shown), nextCursor: last ? writeCursor(placeOf(last)) : null };
}

const STEP = 500;

async function* linesOf(asked: Asked): AsyncGenerator<string> {
  yield CSV_BOM + csvLine(['brand', 'brand short name', 'store', 'store short name', 'mode', 'starts', 'ends', 'state']);
  for (let place: Place = start; ;) {
    const rows = await rowsAfter(asked, place, STEP);
    const last = rows.at(-1);
    yield rows
      .map(shown)
      .map((each) =>
        csvLine([each.brand.name, each.brand.slug, each.store.name, each.store.slug, each.mode, each.startsAt, each.endsAt, each.state]),
      )
      .join('');
    if (!last || rows.length < STEP) return;
    place = placeOf(last);
  }
}

const file = (name: string, asked: Asked): Download =>
  new Download(linesOf(asked), { type: 'text/csv; charset=utf-8', name: `${name}.csv` });

const ofBrand = (call: Call<unknown, Filters>): Asked => {
  const actor = staffActor(call);
  return { actor, brandId: actor.orgId, storeId: null, filters: call.query };
};
const ofStore = (call: Call<unknown, Filters>): Asked => ({ ...ofBrand(call), brandId: null, storeId: staffActor(call).orgId });
const ofAll = (call: Call<unknown, Filters & { brandId?: string | undefined; storeId?: string | undefined }>): Asked => ({
  actor: systemActorFor(call),
  brandId: call.query.brandId ? privateId('organization', call.query.brandId) : null,
  storeId: call.query.storeId ? privateId('organization', call.query.storeId) : null,
  filters: call.query,
});

const ownPair = (call: Call<{ storeId: string }>): Pair => ({
  brandId: staffActor(call).orgId,
  storeId: privateId('organization', call.params.storeId),
});
const anyPair = (call: Call<{ brandId: string; storeId: string }>): Pair => ({
  brandId: privateId('organization', call.params.brandId),
  storeId: privateId('organization', call.params.storeId),
});

/** Does an act, makes every server forget what it kept, and answers the entitlement as it is then. */
async function acted(call: Call, actor: Actor, { brandId, storeId }: Pair, act: (tx: Tx) => Promise<void>) {
  await inTx(actor, act);
  await forgetEntitlement(brandId);
  const row = await inTx(systemActorFor(call), (tx) => tx.row(entitlementOf, [tx.now, brandId, storeId]));
  if (!row) throw OrganizationError('ENTITLEMENT_NOT_FOUND');
  return shown(row);
}

type TermsBody = z.output<typeof contract.grantEntitlement.body & {}>;
type ChangeBody = z.output<typeof contract.changeEntitlement.body & {}>;

const dateOf = (given: string | undefined): Date | undefined => (given === undefined ? undefined : new Date(given));
const endOf = (given: string | null | undefined) => (given === null ? null : dateOf(given));

async function grant(call: Call<unknown, unknown, TermsBody>, actor: Actor, pair: Pair) {
  await inTx(systemActorFor(call), (tx) => requireParties(tx, pair));
  const { mode, startsAt, endsAt } = call.body;
  const terms = { mode, startsAt: dateOf(startsAt), endsAt: endOf(endsAt) ?? null };
  return acted(call, actor, pair, (tx) => grantEntitlement(tx, pair, terms));
}

const change = (call: Call<unknown, unknown, ChangeBody>, actor: Actor, pair: Pair) => {
  const { mode, startsAt, endsAt } = call.body;
  const wanted = { mode, startsAt: dateOf(startsAt), endsAt: endOf(endsAt) };
  return acted(call, actor, pair, (tx) => changeEntitlement(tx, pair, wanted));
};

const end = (call: Call<unknown, unknown, { at?: string | undefined }>, actor: Actor, pair: Pair) =>
  acted(call, actor, pair, (tx) => endEntitlement(tx, pair, dateOf(call.body.at)));

export const entitlementRoutes = [
  route(contract.listEntitlements, async (call) => page(ofBrand(call), call.query.cursor, call.query.limit)),
  route(contract.exportEntitlements, async (call) => file('stores', ofBrand(call))),
  route(contract.findStores, async (call) => {
    const { orgId } = staffActor(call);
    const rows = await inTx(systemActorFor(call), (tx) => tx.rows(storesFound, [containing(call.query.q), orgId]));
    return { items: rows.map(({ id, ...store }) => ({ id: publicId('organization', id), ...store })) };
  }),
  route(contract.grantEntitlement, async (call) => grant(call, staffActor(call), ownPair(call))),
  route(contract.changeEntitlement, async (call) => change(call, staffActor(call), ownPair(call))),
  route(contract.endEntitlement, async (call) => end(call, staffActor(call), ownPair(call))),
  route(contract.listBrandsSold, async (call) => page(ofStore(call), call.query.cursor, call.query.limit)),
  route(contract.exportBrandsSold, async (call) => file('brands', ofStore(call))),
  route(contract.listAllEntitlements, async (call) => page(ofAll(call), call.query.cursor, call.query.limit)),
  route(contract.exportAllEntitlements, async (call) => file('entitlements', ofAll(call))),
  route(contract.grantForBrand, async (call) => grant(call, systemActorFor(call), anyPair(call))),
  route(contract.changeForBrand, async (call) => change(call, systemActorFor(call), anyPair(call))),
  route(contract.endForBrand, async (call) => end(call, systemActorFor(call), anyPair(call))),
];
