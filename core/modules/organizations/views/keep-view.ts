// Saves how a list is shown, changes it, takes it away and brings it back.
import { record } from '#modules/audit/index.ts';
import { takeTurn, type Tx } from '#platform/db/index.ts';
import { PlatformError } from '#platform/errors/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { ViewError } from './views.errors.ts';
import * as sql from './views.sql.ts';

const MOST = 50;

/** Who keeps views: a person in an organization, and whether everybody's are theirs to change. */
export interface Keeper {
  orgId: Uuid;
  userId: Uuid;
  mayShare: boolean;
}

/** What everybody sees is everybody's business. */
async function tell(tx: Tx, { orgId }: Keeper, row: sql.ViewRow, action: 'created' | 'changed' | 'removed' | 'restored'): Promise<void> {
  if (row.user_id !== null) return;
  await record(tx, { orgId, action: `view.${action}`, subject: { type: 'view', id: row.id }, after: { list: row.list, name: row.name } });
}

const found = (row: sql.ViewRow | undefined): sql.ViewRow => {
  if (!row) throw ViewError('VIEW_NOT_FOUND');
  return row;
};

/** Somebody else's own is not there; everybody's is, and may be nobody's to change. @throws Refusal VIEW_NOT_FOUND, FORBIDDEN */
async function requireChangeable(tx: Tx, { orgId, userId, mayShare }: Keeper, id: Uuid): Promise<void> {
  const row = found(await tx.row(sql.viewById, [orgId, userId, id]));
  if (row.user_id === null && !mayShare) throw PlatformError('FORBIDDEN');
}

async function beDefault(tx: Tx, { orgId, userId }: Keeper, id: Uuid, is: boolean): Promise<sql.ViewRow> {
  await tx.rows(sql.setDefault, [orgId, userId, id]);
  return found(await tx.row(is ? sql.makeDefault : sql.viewById, [orgId, userId, id]));
}

export interface NewView {
  list: string;
  name: string;
  shared: boolean;
  isDefault: boolean;
  shows: sql.Shows;
}

/** That there is room for so many more. @throws Refusal TOO_MANY_VIEWS */
async function requireRoom(
  tx: Tx,
  { orgId, userId }: Keeper,
  { list, shared }: { list: string; shared: boolean },
  more = 1,
): Promise<void> {
  takeTurn(tx, 'views', shared ? orgId : `${orgId} ${userId}`);
  const there = await tx.row(sql.countViews, [orgId, userId, list]);
  if (((shared ? there?.shared : there?.own) ?? 0) + more > MOST) throw ViewError('TOO_MANY_VIEWS', { facts: { most: MOST } });
}

/** @throws Refusal FORBIDDEN, TOO_MANY_VIEWS */
export async function createView(tx: Tx, keeper: Keeper, input: NewView): Promise<sql.ViewRow> {
  const { orgId, userId } = keeper;
  if (input.shared && !keeper.mayShare) throw PlatformError('FORBIDDEN');
  await requireRoom(tx, keeper, input);
  const id = newId();
  const owner = input.shared ? null : userId;
  const row = found(await tx.row(sql.addView, [orgId, userId, id, input.list, input.name, owner, JSON.stringify(input.shows), tx.now]));
  await tell(tx, keeper, row, 'created');
  return input.isDefault ? beDefault(tx, keeper, id, true) : row;
}

export interface ViewChange {
  name?: string | undefined;
  isDefault?: boolean | undefined;
  shows?: sql.Shows | undefined;
}

/** @throws Refusal VIEW_NOT_FOUND, FORBIDDEN */
export async function changeView(tx: Tx, keeper: Keeper, id: Uuid, change: ViewChange): Promise<sql.ViewRow> {
  const { orgId, userId, mayShare } = keeper;
  await requireChangeable(tx, keeper, id);
  const shows = change.shows ? JSON.stringify(change.shows) : null;
  const row = found(await tx.row(sql.changeView, [orgId, userId, id, change.name ?? null, shows, mayShare]));
  await tell(tx, keeper, row, 'changed');
  return change.isDefault === undefined ? row : beDefault(tx, keeper, id, change.isDefault);
}

/** @throws Refusal VIEW_NOT_FOUND, FORBIDDEN */
export async function removeView(tx: Tx, keeper: Keeper, id: Uuid): Promise<void> {
  await requireChangeable(tx, keeper, id);
  const row = found(await tx.row(sql.removeView, [keeper.orgId, keeper.userId, id, keeper.mayShare, tx.now]));
  await tell(tx, keeper, row, 'removed');
}

/** @throws Refusal VIEW_NOT_FOUND, TOO_MANY_VIEWS */
export async function restoreView(tx: Tx, keeper: Keeper, id: Uuid): Promise<sql.ViewRow> {
  const row = found(await tx.row(sql.restoreView, [keeper.orgId, keeper.userId, id, keeper.mayShare]));
  await requireRoom(tx, keeper, { list: row.list, shared: row.user_id === null }, 0);
  await tell(tx, keeper, row, 'restored');
  return row;
}
