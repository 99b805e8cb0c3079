// Tells a search outside of the database what a shelf shows: what changed after its commit, out of the outbox, and the whole of what it has not whole.
// What is told is what the documents say at that moment, so twice or late is the same.
import { inTx, systemActor } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { onInWorld } from '#platform/outbox/index.ts';
import { takeUpParked } from '#platform/outbox/relay.ts';
import type { SearchService, ServiceDocument, ServiceShelf } from '#ports/search-service.ts';
import { ShelfChanged } from '../discovery.events.ts';
import { becomeWriter } from '../documents/documents.sql.ts';
import { channelsTold, documentsAfter, documentsOf, type ToldRow } from './service.sql.ts';

/** Documents of one telling. */
const BATCH = 500;
const HANDLER = 'discovery.tell-service';
/** Signs that marks begin with which the service filters by: choices, choices in stock, reduced. */
const TOLD = new Set(['+', '!', '-']);
/** No word has these. */
const isMark = (lexeme: string): boolean => /^[@#%=~$+!-]/.test(lexeme);

function serviceDocument(row: ToldRow): ServiceDocument {
  const words = (weight: string): string =>
    row.terms
      .filter((term) => term.weight === weight && !isMark(term.lexeme))
      .map(({ lexeme }) => lexeme)
      .join(' ');
  return {
    orgId: row.product_org_id,
    id: row.product_id,
    position: row.position,
    newest: Number(row.newest),
    price: Number(row.price_from),
    titles: row.titles ?? {},
    words: [words('A'), words('B'), words('C'), words('D')],
    facets: row.facets,
    marks: row.terms.map(({ lexeme }) => lexeme).filter((lexeme) => TOLD.has(lexeme[0] ?? '')),
  };
}

async function shelvesOf(channelId: string | null): Promise<ServiceShelf[]> {
  const channels = await inTx(systemActor, (tx) => tx.rows(channelsTold, [channelId]));
  return channels.flatMap(({ org_id: orgId, id, currencies, locales }) =>
    currencies.map((currency) => ({ orgId, channelId: id, currency, locales })),
  );
}

/**
 * The whole shelf, from its first product to its last; only then may it be asked. Nobody writes documents between the look at some and their telling,
 * so what changes afterwards is told afterwards. Where somebody writes just now it is left for the next time.
 */
async function tellAll(service: SearchService, shelf: ServiceShelf): Promise<void> {
  for (let after: Uuid | null = null; ;) {
    const step = await inTx(systemActor, async (tx) => {
      if (!(await tx.row(becomeWriter, []))?.mine) return undefined;
      const rows: ToldRow[] = await tx.rows(documentsAfter, [shelf.orgId, shelf.channelId, shelf.currency, after, BATCH]);
      return { rows, receipts: await service.write(shelf, rows.map(serviceDocument), []) };
    });
    if (!step) return;
    await service.done(step.receipts);
    after = step.rows.at(-1)?.product_id ?? null;
    if (step.rows.length < BATCH) break;
  }
  await service.done(await service.finish(shelf));
}

/** What the documents say of some products now, and which of them the shelf does not show. */
async function tellSome(service: SearchService, shelf: ServiceShelf, productOrgId: Uuid, productIds: readonly Uuid[]): Promise<void> {
  const rows = await inTx(systemActor, (tx) =>
    tx.rows(documentsOf, [shelf.orgId, shelf.channelId, shelf.currency, productOrgId, productIds]),
  );
  const there = new Set(rows.map((row) => row.product_id));
  const gone = productIds.filter((id) => !there.has(id)).map((id) => ({ orgId: productOrgId, id }));
  await service.done(await service.write(shelf, rows.map(serviceDocument), gone));
}

/** From now on the service hears of every change. Once in a process. */
export function keepTold(service: SearchService): void {
  onInWorld([ShelfChanged], HANDLER, async ({ payload: { channelId, productOrgId, productIds } }) => {
    for (const shelf of await shelvesOf(channelId)) await tellSome(service, shelf, productOrgId, productIds);
  });
}

/** Tells whole shelves that the service has not whole: after it was chosen, or lost what it had. And again what it was away for. */
export async function tellMissing(service: SearchService): Promise<false> {
  for (const shelf of await shelvesOf(null)) if (!(await service.isWhole(shelf))) await tellAll(service, shelf);
  // It answered, so what was given up while it was away may be tried again.
  await takeUpParked(HANDLER);
  return false;
}
