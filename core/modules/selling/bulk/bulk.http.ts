// Changes of many products over HTTP.
import type { z } from 'zod';
import * as contract from '#contracts/bulk-edits.ts';
import { type Channel, inLocale, staffActor } from '#modules/organizations/index.ts';
import { inTx, type StaffActor } from '#platform/db/index.ts';
import { csvLine, CSV_BOM } from '#platform/csv.ts';
import { nextByTime, readTimeCursor } from '#platform/http/cursor.ts';
import { Download, route } from '#platform/http/route.ts';
import { privateId, publicId, type Uuid } from '#platform/ids/index.ts';
import { money, toWire } from '#platform/money/index.ts';
import { keyOf, once } from '#platform/once/index.ts';
import { sellerOf } from '../seller.ts';
import { editPage, type EditRow, faultsOf } from './bulk.sql.ts';
import { makeEdit, type Preview, previewEdit, readEdit, undoEdit } from './make-edit.ts';
import type { Fields } from './plan-edit.ts';
import { fieldsOf } from './run-edit.ts';

const shown = (row: EditRow): z.input<typeof contract.BulkEdit> => ({
  id: publicId('bulkEdit', row.id),
  state: row.state,
  change: row.change,
  total: row.total,
  counts: {
    waiting: row.waiting,
    changed: row.changed,
    same: row.same,
    failed: row.failed,
    undone: row.undone,
    kept: row.kept,
  },
  createdAt: row.created_at.toISOString(),
  finishedAt: row.finished_at?.toISOString() ?? null,
});

const SHOWN = 20;

function shownPreview({ total, judged, categories }: Preview, channel: Channel, about: ReadonlySet<string>) {
  const say = (text: Record<string, string>): string => inLocale(text, channel.default_locale, channel.default_locale);
  const standing = ({ status, categoryId, tags, attributes, prices }: Fields, currency: string) => {
    const [cheapest] = prices
      .filter((each) => each.currency === currency)
      .toSorted((one, other) => Number(BigInt(one.price) - BigInt(other.price)));
    return {
      status,
      category: say(categories.get(categoryId) ?? {}),
      tags,
      attributes: attributes
        .filter(({ code }) => code !== undefined && about.has(code))
        .map(({ name, value }) => ({ name: say(name), value: say(value) })),
      price: cheapest ? toWire(money(BigInt(cheapest.price), currency)) : null,
      compareAt: cheapest?.compareAt ? toWire(money(BigInt(cheapest.compareAt), currency)) : null,
    };
  };
  const marks = judged.map(({ verdict }) => verdict.mark);
  const faults = Map.groupBy(
    marks.flatMap(({ error }) => (error ? [error] : [])),
    (code) => code,
  );
  return {
    total,
    looked: judged.length,
    changed: marks.filter(({ state }) => state === 'done').length,
    same: marks.filter(({ state }) => state === 'same').length,
    failed: [...faults].map(([code, { length: count }]) => ({ code, count })),
    items: judged.slice(0, SHOWN).map(({ subject, verdict: { mark } }) => {
      const before = fieldsOf(subject);
      return {
        id: publicId('product', subject.id),
        title: say(subject.title),
        before: standing(before, channel.currency),
        after: mark.error ? null : standing({ ...before, ...mark.after }, channel.currency),
        error: mark.error ?? null,
      };
    }),
  };
}

const PAGE = 1_000;

/** Read while it is sent, a page at a time. */
async function* faultLines(actor: StaffActor, id: Uuid, channel: Channel): AsyncGenerator<string> {
  yield CSV_BOM + csvLine(['id', 'slug', 'title', 'error']);
  for (let after: Uuid | null = null; ;) {
    const rows: { product_id: Uuid; slug: string | null; title: Record<string, string> | null; error: string }[] = await inTx(actor, (tx) =>
      tx.rows(faultsOf, [actor.orgId, id, after, PAGE]),
    );
    yield rows
      .map((row) =>
        csvLine([
          publicId('product', row.product_id),
          row.slug,
          inLocale(row.title ?? {}, channel.default_locale, channel.default_locale),
          row.error,
        ]),
      )
      .join('');
    if (rows.length < PAGE) return;
    after = rows.at(-1)?.product_id ?? null;
  }
}

export const bulkRoutes = [
  route(contract.previewBulkEdit, async (call) => {
    const seller = await sellerOf(call);
    const about = new Set(call.body.change.attributes?.map(({ code }) => code));
    return shownPreview(await inTx(staffActor(call), (tx) => previewEdit(tx, seller, call.body)), seller.channel, about);
  }),
  route(contract.createBulkEdit, async (call) => {
    const seller = await sellerOf(call);
    return inTx(staffActor(call), (tx) =>
      once(tx, keyOf(call, seller.orgId, 'staff'), 202, async () => shown(await makeEdit(tx, seller, call.body))),
    );
  }),
  route(contract.listBulkEdits, async (call) => {
    const actor = staffActor(call);
    const { cursor, limit } = call.query;
    const rows = await inTx(actor, (tx) => tx.rows(editPage, [actor.orgId, ...readTimeCursor(cursor), limit + 1]));
    return { items: rows.slice(0, limit).map(shown), nextCursor: nextByTime(rows, limit, (row) => [row.created_at, row.id]) };
  }),
  route(contract.getBulkEdit, async (call) => {
    const actor = staffActor(call);
    return shown(await inTx(actor, (tx) => readEdit(tx, actor.orgId, privateId('bulkEdit', call.params.id))));
  }),
  route(contract.downloadBulkEditErrors, async (call) => {
    const [actor, { channel }] = [staffActor(call), await sellerOf(call)];
    const id = privateId('bulkEdit', call.params.id);
    await inTx(actor, (tx) => readEdit(tx, actor.orgId, id));
    return new Download(faultLines(actor, id, channel), { type: 'text/csv; charset=utf-8', name: 'not-changed.csv' });
  }),
  route(contract.undoBulkEdit, async (call) => {
    const actor = staffActor(call);
    return shown(await inTx(actor, (tx) => undoEdit(tx, actor.orgId, privateId('bulkEdit', call.params.id))));
  }),
];
