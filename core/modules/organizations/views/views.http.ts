// Saved views over HTTP.
import * as contract from '#contracts/views.ts';
import { inTx } from '#platform/db/index.ts';
import { PlatformError } from '#platform/errors/index.ts';
import { type Call, route, staffActor } from '#platform/http/route.ts';
import { privateId, publicId } from '#platform/ids/index.ts';
import { changeView, createView, type Keeper, removeView, restoreView } from './keep-view.ts';
import { placeViews, type ViewRow, viewsOf } from './views.sql.ts';

/** A person at work for an organization. @throws Refusal FORBIDDEN to who works for none */
function keeperOf({ principal }: Call): Keeper {
  const { orgId, userId, permissions } = principal;
  if (!orgId || !userId || permissions.size === 0) throw PlatformError('FORBIDDEN');
  return { orgId, userId, mayShare: permissions.has('organization.write') };
}

const shown = (row: ViewRow, { mayShare }: Keeper) => ({
  id: publicId('savedView', row.id),
  list: row.list as 'orders',
  name: row.name,
  shared: row.user_id === null,
  isDefault: row.is_default,
  shows: row.shows,
  changeable: mayShare || row.user_id !== null,
});

const idOf = (call: Call<{ id: string }>): string => privateId('savedView', call.params.id);

export const viewRoutes = [
  route(contract.listViews, async (call) => {
    const keeper = keeperOf(call);
    const rows = await inTx(staffActor(call), (tx) => tx.rows(viewsOf, [keeper.orgId, keeper.userId, call.query.list]));
    return { items: rows.map((row) => shown(row, keeper)) };
  }),
  route(contract.createView, async (call) => {
    const keeper = keeperOf(call);
    return shown(await inTx(staffActor(call), (tx) => createView(tx, keeper, call.body)), keeper);
  }),
  route(contract.orderViews, async (call) => {
    const keeper = keeperOf(call);
    const { orgId, userId, mayShare } = keeper;
    const ids = call.body.ids.map((id) => privateId('savedView', id));
    const rows = await inTx(staffActor(call), async (tx) => {
      tx.send(placeViews, [orgId, userId, call.body.list, ids, mayShare]);
      return tx.rows(viewsOf, [orgId, userId, call.body.list]);
    });
    return { items: rows.map((row) => shown(row, keeper)) };
  }),
  route(contract.changeView, async (call) => {
    const keeper = keeperOf(call);
    return shown(await inTx(staffActor(call), (tx) => changeView(tx, keeper, idOf(call), call.body)), keeper);
  }),
  route(contract.removeView, async (call) => {
    const keeper = keeperOf(call);
    await inTx(staffActor(call), (tx) => removeView(tx, keeper, idOf(call)));
  }),
  route(contract.restoreView, async (call) => {
    const keeper = keeperOf(call);
    return shown(await inTx(staffActor(call), (tx) => restoreView(tx, keeper, idOf(call))), keeper);
  }),
];
