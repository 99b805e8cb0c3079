// What a desk does all day: imports, exports, changes of many products, counts, prices for a time, what brands let a store sell.
import { publicId } from '../../../core/platform/ids/index.ts';
import { type Clerk, pause } from './clerk.ts';

/** More than two batches of an import or of a change of many. */
export const GOODS = 1_200;
export const UNITS = 100;
export const PRICE_MINOR = 1_000;
const skus = Array.from({ length: GOODS }, (_, index) => `DESK-${index}`);
const runs = '/v1/admin/catalog-runs';

interface Run {
  id: string;
  state: string;
  done: number;
  columns: { field: string | null }[];
}

const reached = (clerk: Clerk, id: string, ...states: string[]): Promise<Run> =>
  clerk.until(`run ${id}`, async () => {
    const run = await clerk.read<Run>(`${runs}/${id}`);
    return states.includes(run.state) && run;
  });

/** Sends a file and has it looked through and applied. A step whose answer was lost was done: the run's state says so. */
async function bring(clerk: Clerk, kind: string, content: string, mode: 'all' | 'right'): Promise<Run> {
  const { id } = await clerk.must<Run>('POST', `${runs}/imports`, { kind, name: 'desk.csv', bytes: content.length });
  const sent = await clerk.call('PUT', `${runs}/${id}/content?offset=0`, content, true);
  if (sent.status >= 300 && sent.code !== 'RUN_FILE_OFFSET') throw new Error(`desk: content: ${sent.text.slice(0, 200)}`);
  const { columns } = await clerk.must<Run>('POST', `${runs}/${id}/finish`, {});
  await clerk.must('POST', `${runs}/${id}/check`, { mapping: columns.map(({ field }) => field) }, ['RUN_MOVED_ON']);
  const ready = await reached(clerk, id, 'ready', 'failed');
  if (ready.state === 'failed') throw new Error(`desk: a look through ${kind} failed`);
  await clerk.must('POST', `${runs}/${id}/apply`, { mode }, ['RUN_MOVED_ON']);
  const ended = await reached(clerk, id, 'done', 'failed');
  if (ended.state === 'failed') throw new Error(`desk: an import of ${kind} in the mode of ${mode} failed`);
  return ended;
}

/** Before anybody is killed: goods of the desk's own, which no buyer of the run takes. */
export async function bringGoods(clerk: Clerk): Promise<void> {
  const lines = skus.map((sku) => `${sku.toLowerCase()},${sku},Desk ${sku},10.00,${UNITS}`);
  await bring(clerk, 'csv_products', `product,sku,title,price,stock\n${lines.join('\n')}\n`, 'right');
}

/** One unit more of each, and the list of stock out again. */
export async function importRound(clerk: Clerk, round: number): Promise<void> {
  await bring(clerk, 'csv_stock', `sku,change,reason\n${skus.map((sku) => `${sku},1,received`).join('\n')}\n`, round % 2 ? 'all' : 'right');
  const { id } = await clerk.must<Run>('POST', `${runs}/exports`, { what: 'stock' });
  const { state, done } = await reached(clerk, id, 'done', 'failed');
  if (state === 'failed' || done < GOODS) throw new Error(`desk: an export is ${state} with ${done} lines`);
}

const edits = '/v1/admin/product-edits';

/** Each price a little higher; every third time taken back. */
export async function editRound(clerk: Clerk, round: number): Promise<void> {
  const body = { selection: { filter: { q: 'desk' } }, change: { price: { how: 'amount', value: '1', rounding: 'none' } } };
  const { id } = await clerk.must<{ id: string }>('POST', edits, body);
  const reach = (wanted: string) =>
    clerk.until(`edit ${id}`, async () => (await clerk.read<{ state: string }>(`${edits}/${id}`)).state === wanted);
  await reach('done');
  if (round % 3 !== 2) return;
  await clerk.must('POST', `${edits}/${id}/undo`, {}, ['BULK_EDIT_NOT_DONE']);
  await reach('undone');
}

const counts = '/v1/admin/stock-counts';
/** Ten goods, which lie in a place that only counts are about, to a number that is another one each time. */
export async function countRound(clerk: Clerk, round: number): Promise<void> {
  const [place] = await clerk.sql<{ id: string }>(`select id from stock_locations where name = 'Desk'`);
  const body = { locationId: publicId('stockLocation', place?.id ?? ''), name: `Count ${round}` };
  const { id } = await clerk.must<{ id: string }>('POST', counts, body);
  for (const sku of skus.slice(0, 10)) await clerk.must('POST', `${counts}/${id}/lines`, { sku, counted: 5 + round });
  const { count } = await clerk.read<{ count: { version: number } }>(`${counts}/${id}`);
  await clerk.must('POST', `${counts}/${id}/close`, { version: count.version }, ['COUNT_ENDED']);
}

const fromNow = (milliseconds: number): string => new Date(Date.now() + milliseconds).toISOString();

/** A list that begins and ends within moments, and what a brand lets the shop sell for as long. */
export async function scheduleRound(clerk: Clerk, round: number): Promise<void> {
  const offers = await clerk.sql<{ id: string }>(
    `select o.id from offers o join variants v on v.org_id = o.variant_org_id and v.id = o.variant_id where v.sku like 'DESK-%' order by o.id limit 3`,
  );
  const terms = { name: `Moments ${round}`, currency: 'USD', status: 'active', startsAt: fromNow(1_000), endsAt: fromNow(2_500) };
  const { id } = await clerk.must<{ id: string }>('POST', '/v1/admin/price-lists', terms);
  const prices = offers.map((offer) => ({ offerId: publicId('offer', offer.id), price: '500' }));
  await clerk.must('PUT', `/v1/admin/price-lists/${id}/prices`, { prices });
  await clerk.sql(`update entitlements set starts_at = now() + interval '1 second', ends_at = now() + interval '2 seconds'`);
  await pause(2_000);
  await clerk.until('the moments of a list and an entitlement', async () => {
    const [row] = await clerk.sql<{ left: number }>(
      `select ((select count(*) from price_lists where due_at is not null) + (select count(*) from entitlements where next_at is not null))::int as left`,
    );
    return row?.left === 0;
  });
  await clerk.must('DELETE', `/v1/admin/price-lists/${id}`, undefined, ['PRICE_LIST_NOT_FOUND']);
}
