// Keeps the search's documents as products, offers, prices and stock are: takes products out of the queue, derives them anew and writes what changed.
import { inTx, systemActor, type Tx } from '#platform/db/index.ts';
import { refusalOf } from '#platform/db/translate.ts';
import { failpoint } from '#platform/failpoint.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { log } from '#platform/log/index.ts';
import { reportError } from '#platform/report/index.ts';
import { type Channel, channelsOfSellers, dropChannels, inLocale } from '#modules/organizations/index.ts';
import { ShelfChanged } from '../discovery.events.ts';
import {
  becomeWriter,
  dropRows,
  dropTitles,
  keepPlans,
  putOff,
  type QueuedRow,
  queueOrganization,
  sellersOfProducts,
  type SourceRow,
  sourcesOf,
  takeQueued,
  takeTime,
  writeFacets,
  writeRows,
  writeTitles,
  writeWords,
} from './documents.sql.ts';
import {
  type Document,
  type FacetName,
  knownWord,
  makeDocument,
  type Texts,
  textsOf,
  type TitleRow,
  titlesOf,
  wordsIn,
} from './make-document.ts';
import { learnStems } from './stems.ts';

/** Products of one transaction. */
const BATCH = 100;

/** So long a product waits whose document can't be written, and one that only had no time. */
const REST_MS = 3_600_000;
const BUSY_MS = 60_000;
/** How many of those that failed together are still to be done one by one, to find whose fault it is. */
let apart = 0;

/** One step: true when it did something, so there may be more. Safe to run anywhere and often; one process at a time does it. */
export async function writeDocuments(): Promise<boolean> {
  const step: Step = { most: apart > 0 ? 1 : BATCH, fresh: new Set(), taken: [] };
  try {
    const more = await inTx(systemActor, (tx) => writeStep(tx, step));
    if (more) failpoint('documents.committed');
    apart = Math.max(0, apart - 1);
    // Not before the commit: what was rolled back is not written.
    if (written.size > MOST_WRITTEN) written.clear();
    for (const key of step.fresh) written.add(key);
    return more;
  } catch (error) {
    if (step.taken.length === 0) throw error;
    return goRound(step.taken, error);
  }
}

/** One product that can't be written must not keep all shops from being found: what fails is done one by one, and what fails alone waits. */
async function goRound(taken: readonly QueuedRow[], error: unknown): Promise<true> {
  const [only, ...others] = taken;
  if (others.length > 0 || !only) {
    apart = BATCH;
    return true;
  }
  const { product_org_id: orgId, product_id: id } = only;
  const rest = refusalOf(error)?.code === 'TOO_BUSY' ? BUSY_MS : REST_MS;
  await inTx(systemActor, async (tx) => tx.send(putOff, [orgId, id, tx.now, new Date(tx.now.getTime() + rest)]));
  apart = Math.max(0, apart - 1);
  log.error({ err: error, organization: orgId, product: id }, 'a document can not be written; it is tried again later');
  reportError(error, { kind: 'loop', route: 'search documents' });
  return true;
}

interface Step {
  most: number;
  /** Words written now. */
  fresh: Set<string>;
  taken: QueuedRow[];
}

async function writeStep(tx: Tx, step: Step): Promise<boolean> {
  const { fresh } = step;
  fresh.clear();
  const writer = await tx.row(becomeWriter, []);
  if (!writer?.mine) return false;
  if (writer.words !== writtenTo) written.clear();
  writtenTo = writer.words;
  const taking = tx.rows(takeQueued, [tx.now, step.most]);
  tx.send(keepPlans, []);
  const queued = await taking;
  step.taken = queued;
  const whole = queued.filter((row) => row.product_id === null);
  // What is known of channels may be what has just changed.
  if (whole.length > 0) {
    dropChannels();
    tx.send(takeTime, []);
  }
  for (const { product_org_id: orgId } of whole) await tx.rows(queueOrganization, [orgId, tx.now]);
  const products = Map.groupBy(
    queued.filter((row): row is { product_org_id: Uuid; product_id: Uuid } => row.product_id !== null),
    (row) => row.product_org_id,
  );
  for (const [orgId, rows] of products) {
    await deriveProducts(tx, { orgId, productIds: rows.map((row) => row.product_id), fresh });
  }
  if (queued.length > 0) failpoint('documents.before-commit');
  return queued.length > 0;
}

interface Made {
  documents: Document[];
  titles: TitleRow[];
  /** Words written now. */
  fresh: Set<string>;
}

async function deriveProducts(
  tx: Tx,
  { orgId, productIds, fresh }: { orgId: Uuid; productIds: Uuid[]; fresh: Set<string> },
): Promise<void> {
  const sellers = await tx.rows(sellersOfProducts, [orgId, productIds]);
  const channels = await channelsOfSellers(sellers.map((row) => row.org_id));
  const made: Made = { documents: [], titles: [], fresh };
  for (const channel of channels) {
    const sources = await tx.rows(sourcesOf, [channel.sellers, channel.currencies, orgId, productIds, tx.now, channel.id]);
    await addChannel(tx, made, { channel, sources });
  }
  const documents = JSON.stringify(made.documents);
  const titles = JSON.stringify(made.titles);
  const keys = JSON.stringify(made.documents.map(({ channel_id, currency, product_id }) => ({ channel_id, currency, product_id })));
  const [written, dropped] = await Promise.all([
    made.documents.length > 0 ? tx.rows(writeRows, [documents]) : [],
    tx.rows(dropRows, [orgId, productIds, keys]),
    made.titles.length > 0 ? tx.rows(writeTitles, [titles]) : [],
    tx.rows(dropTitles, [orgId, productIds, titles]),
  ]);
  const changed = Map.groupBy([...written, ...dropped], (row) => row.channel_id);
  for (const [channelId, rows] of changed)
    tx.emit(ShelfChanged, {
      orgId: rows[0]?.org_id ?? orgId,
      aggregateId: channelId,
      payload: { channelId, productOrgId: orgId, productIds: [...new Set(rows.map((row) => row.product_id))] },
    });
}

/** Words that this process has written already, which stay; and the table they are in. */
const written = new Set<string>();
let writtenTo = '';
const MOST_WRITTEN = 200_000;

const isNew = (key: string, fresh: Set<string>): boolean => !written.has(key) && !fresh.has(key) && Boolean(fresh.add(key));

async function addChannel(tx: Tx, made: Made, { channel, sources }: { channel: Channel; sources: SourceRow[] }): Promise<void> {
  await learnStems(tx, sources.flatMap(wordsIn));
  const texts = new Map<Uuid, Texts>();
  const facets = new Map<string, FacetName>();
  for (const source of sources) {
    const isFirst = !texts.has(source.id);
    const words = texts.get(source.id) ?? textsOf(source, channel.sellers.length > 1 || source.org_id !== source.seller_org_id);
    texts.set(source.id, words);
    const document = makeDocument(source, channel, words);
    made.documents.push(document.row);
    for (const facet of document.facets) facets.set(`${facet.code}:${facet.value}`, facet);
    if (isFirst) made.titles.push(...titlesOf(source, channel, (text, locale) => inLocale(text, locale, channel.default_locale)));
  }
  const known = [...texts.values()].flatMap(({ known: words }) => words).filter(({ word }) => isNew(`${channel.id} ${word}`, made.fresh));
  if (known.length > 0) tx.send(writeWords, [channel.org_id, channel.id, JSON.stringify(known.map(knownWord))]);
  if (facets.size > 0) tx.send(writeFacets, [channel.org_id, channel.id, JSON.stringify([...facets.values()])]);
}
