// Keeps the search's documents as products, offers, prices and stock are: takes products out of the queue, derives them anew and writes what changed.
import { inTx, systemActor, type Tx } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { type Channel, channelsOfSellers, dropChannels, inLocale } from '#modules/organizations/index.ts';
import { ShelfChanged } from '../discovery.events.ts';
import {
  becomeWriter,
  dropRows,
  dropTitles,
  queueOrganization,
  sellersOfProducts,
  type SourceRow,
  sourcesOf,
  takeQueued,
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

/** One step: true when it did something, so there may be more. Safe to run anywhere and often; one process at a time does it. */
export async function writeDocuments(): Promise<boolean> {
  const fresh = new Set<string>();
  const more = await inTx(systemActor, (tx) => writeStep(tx, fresh));
  // Not before the commit: what was rolled back is not written.
  if (written.size > MOST_WRITTEN) written.clear();
  for (const key of fresh) written.add(key);
  return more;
}

async function writeStep(tx: Tx, fresh: Set<string>): Promise<boolean> {
  const writer = await tx.row(becomeWriter, []);
  if (!writer?.mine) return false;
  const queued = await tx.rows(takeQueued, [tx.now, BATCH]);
  const whole = queued.filter((row) => row.product_id === null);
  // What is known of channels may be what has just changed.
  if (whole.length > 0) dropChannels();
  for (const { product_org_id: orgId } of whole) await tx.rows(queueOrganization, [orgId, tx.now]);
  const products = Map.groupBy(
    queued.filter((row): row is { product_org_id: Uuid; product_id: Uuid } => row.product_id !== null),
    (row) => row.product_org_id,
  );
  for (const [orgId, rows] of products) {
    await deriveProducts(tx, { orgId, productIds: rows.map((row) => row.product_id), fresh });
  }
  return queued.length > 0;
}

interface Made {
  documents: Document[];
  titles: TitleRow[];
  /** Words and facets written now. */
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

/** Words and facets that this process has written already. */
const written = new Set<string>();
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
  const named = [...facets.values()].filter((facet) => isNew(`${channel.id} ${JSON.stringify(facet)}`, made.fresh));
  if (named.length > 0) tx.send(writeFacets, [channel.org_id, channel.id, JSON.stringify(named)]);
}
