// Groups of customers over HTTP, for those who keep them.
import type { z } from 'zod';
import * as contract from '#contracts/price-lists.ts';
import { staffActor } from '#modules/organizations/index.ts';
import { inTx } from '#platform/db/index.ts';
import { nextByTime, readTimeCursor } from '#platform/http/cursor.ts';
import { type Call, route } from '#platform/http/route.ts';
import { privateId, publicId, type Uuid } from '#platform/ids/index.ts';
import { openEmailOf } from './groups.sealed.ts';
import { groupPage, type GroupRow, memberPage } from './groups.sql.ts';
import { beginGroup, dropCustomerGroup, putIntoGroup, readGroup, renameCustomerGroup, takeOutOfGroup } from './keep-groups.ts';

const shown = (row: GroupRow): z.input<typeof contract.CustomerGroup> => ({
  id: publicId('customerGroup', row.id),
  name: row.name,
  members: row.members,
  lists: row.lists,
  createdAt: row.created_at.toISOString(),
  version: row.version,
});

const groupOf = (call: Call<{ id: string }>): Uuid => privateId('customerGroup', call.params.id);

const members = [
  route(contract.listCustomerGroupMembers, async (call) => {
    const actor = staffActor(call);
    const { cursor, limit } = call.query;
    const rows = await inTx(actor, async (tx) => {
      const { id } = await readGroup(tx, actor.orgId, groupOf(call));
      return tx.rows(memberPage, [actor.orgId, id, ...readTimeCursor(cursor), limit + 1]);
    });
    return {
      items: rows.slice(0, limit).map((row) => ({
        id: publicId('customerGroupMember', row.id),
        email: openEmailOf(row),
        addedAt: row.added_at.toISOString(),
      })),
      nextCursor: nextByTime(rows, limit, (row) => [row.added_at, row.id]),
    };
  }),
  route(contract.addCustomerGroupMembers, async (call) => {
    const actor = staffActor(call);
    return { added: await inTx(actor, (tx) => putIntoGroup(tx, actor, { id: groupOf(call), emails: call.body.emails })) };
  }),
  route(contract.dropCustomerGroupMember, async (call) => {
    const actor = staffActor(call);
    const memberId = privateId('customerGroupMember', call.params.memberId);
    await inTx(actor, (tx) => takeOutOfGroup(tx, actor, { id: groupOf(call), memberId }));
  }),
];

export const groupRoutes = [
  route(contract.listCustomerGroups, async (call) => {
    const actor = staffActor(call);
    const { cursor, limit } = call.query;
    const rows = await inTx(actor, (tx) => tx.rows(groupPage, [actor.orgId, ...readTimeCursor(cursor), limit + 1]));
    return { items: rows.slice(0, limit).map(shown), nextCursor: nextByTime(rows, limit, (row) => [row.created_at, row.id]) };
  }),
  route(contract.createCustomerGroup, async (call) => {
    const actor = staffActor(call);
    return shown(await inTx(actor, (tx) => beginGroup(tx, actor, call.body.name)));
  }),
  route(contract.changeCustomerGroup, async (call) => {
    const actor = staffActor(call);
    return shown(await inTx(actor, (tx) => renameCustomerGroup(tx, actor, { id: groupOf(call), ...call.body })));
  }),
  route(contract.dropCustomerGroup, async (call) => {
    const actor = staffActor(call);
    await inTx(actor, (tx) => dropCustomerGroup(tx, actor, groupOf(call)));
  }),
  ...members,
];
