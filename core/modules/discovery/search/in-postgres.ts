// The search in PostgreSQL, on the documents kept there: the port's default.
import type { Tx } from '#platform/db/index.ts';
import type { Answer, FacetCount, Meant, Question, SearchIndex, Shelf } from '#ports/search.ts';
import { restsOf, slipsAllowed, slipsBetween } from '../documents/fold.ts';
import { learnStems } from '../documents/stems.ts';
import { queryText, sampleMark, SAMPLES } from '../documents/terms.ts';
import { allOf, baseOf, chosenOf, weighing, wordsTyped } from './ask.ts';
import { type CountRow, countFound, type FoundRow, howMany, pageFound, walks, wordsFrom, wordsNear } from './search.sql.ts';

/** Of so many every one is looked at; of more, counts are told from a sample, and the page is found by walking along its order. */
const EXACT = 2_000;
/** Where a few are wanted, so many are looked at. */
const FEW = 300;
/** A sample of fewer says too little. */
const ENOUGH = 300;

const limits = ({ shelf, least, most }: Question): unknown[] => [shelf.channelId, shelf.currency, least, most];

function found(tx: Tx, question: Question, looked = EXACT): Promise<FoundRow[]> {
  const { shelf, words, sort, locale, after, limit } = question;
  const [channelId, currency, least, most] = limits(question);
  const weights = sort === 'featured' ? weighing(words) : null;
  return tx.rows(pageFound, [
    channelId,
    currency,
    queryText(allOf(question)),
    weights && queryText(weights),
    least,
    most,
    looked + 1,
    weights ? 'relevance' : sort,
    locale,
    shelf.orgId,
    after?.num ?? null,
    after?.text ?? null,
    after?.id ?? null,
    limit + 1,
  ]);
}

function counted(tx: Tx, question: Question, samples: number): Promise<CountRow[]> {
  const [channelId, currency, least, most] = limits(question);
  const marks = Array.from({ length: samples }, (_, index) => sampleMark((index * SAMPLES) / samples));
  const terms = queryText({ all: [...baseOf(question), ...(samples < SAMPLES ? [{ any: marks }] : [])] });
  return tx.rows(countFound, [channelId, currency, terms, null, least, most, 10 * EXACT, JSON.stringify(chosenOf(question))]);
}

/** Every one where they are few; else one sample, or eight where one holds too little to tell by. */
async function countedBy(tx: Tx, question: Question, isLong: boolean): Promise<{ counts: CountRow[]; times: number }> {
  const [channelId, currency, least, most] = limits(question);
  const isChosen = chosenOf(question).length > 0;
  const isWide =
    isLong ||
    (isChosen &&
      (await tx.rows(howMany, [channelId, currency, queryText({ all: baseOf(question) }), least, most, EXACT + 1]))[0]?.count ===
        EXACT + 1);
  if (!isWide) return { counts: await counted(tx, question, SAMPLES), times: 1 };
  const one = await counted(tx, question, 1);
  if (ofAll(one, 'found') >= ENOUGH) return { counts: one, times: SAMPLES };
  return { counts: await counted(tx, question, 8), times: SAMPLES / 8 };
}

function walked(tx: Tx, question: Question): Promise<FoundRow[]> {
  const { shelf, sort, least, most, after, locale, limit } = question;
  const place = [after?.num ?? null, after?.text ?? null, after?.id ?? null];
  const terms = queryText(allOf(question));
  return tx.rows(walks[sort], [shelf.orgId, shelf.channelId, shelf.currency, terms, least, most, ...place, locale, limit + 1]);
}

const ofAll = (rows: readonly CountRow[], value: 'found' | 'chosen'): number =>
  rows.find((row) => row.code === '' && row.value === value)?.count ?? 0;

/** A few products, and nothing about the others. */
async function findFew(tx: Tx, question: Question): Promise<Answer> {
  const some = await found(tx, question, FEW);
  const rows = (some[0]?.total ?? 0) > FEW && !weighing(question.words) ? await walked(tx, question) : some;
  return { ...pageOf(rows, question.limit), total: rows.length, counts: [], approximate: true };
}

const pageOf = (rows: readonly FoundRow[], limit: number): Pick<Answer, 'items' | 'more'> => ({
  items: rows.slice(0, limit).map((row) => ({ orgId: row.product_org_id, id: row.product_id, num: row.sort_num, text: row.sort_text })),
  more: rows.length > limit,
});

async function find(tx: Tx, question: Question): Promise<Answer> {
  await learnStems(tx, wordsTyped(question.words));
  if (!question.counts) return findFew(tx, question);
  const page = await found(tx, question);
  const isLong = (page[0]?.total ?? 0) > EXACT;
  const [rows, { counts, times }] = await Promise.all([isLong ? walked(tx, question) : page, countedBy(tx, question, isLong)]);
  const told = Math.max(Math.round(ofAll(counts, 'chosen') * times), rows.length);
  const total = isLong ? told : (page[0]?.total ?? told);
  return {
    ...pageOf(rows, question.limit),
    total,
    counts: counts
      .filter(({ code }) => code !== '')
      .map(({ code, value, count }): FacetCount => ({ code, value, count: Math.round(count * times) })),
    approximate: times > 1,
  };
}

/** Puts the nearest known word in the place of each that is in no product. */
async function nearest(tx: Tx, shelf: Shelf, words: string): Promise<Meant[]> {
  const all = wordsTyped(words);
  const meant = await Promise.all(
    all.map(async (typed) => {
      const allowed = slipsAllowed(typed);
      if (allowed === 0) return [];
      const [known, near] = await Promise.all([
        tx.rows(wordsFrom, [shelf.orgId, shelf.channelId, typed, `${typed}\u{10ffff}`, 1]),
        tx.rows(wordsNear, [shelf.channelId, restsOf(typed)]),
      ]);
      if (known.length > 0) return [];
      const ranked = near
        .map(({ word, shown }) => ({ shown, slips: slipsBetween(typed, word), sameStart: word[0] === typed[0] }))
        .filter(({ slips }) => slips <= allowed)
        .toSorted(
          (one, other) => one.slips - other.slips || Number(other.sameStart) - Number(one.sameStart) || (one.shown < other.shown ? -1 : 1),
        );
      return ranked[0] ? [{ typed, meant: ranked[0].shown }] : [];
    }),
  );
  return meant.flat();
}

const COMPLETIONS = 5;

async function complete(tx: Tx, shelf: Shelf, words: string): Promise<string[]> {
  const last = wordsTyped(words).at(-1);
  if (!last) return [];
  const rows = await tx.rows(wordsFrom, [shelf.orgId, shelf.channelId, last, `${last}\u{10ffff}`, COMPLETIONS]);
  return rows.map(({ shown }) => shown);
}

export const inPostgres: SearchIndex = { find, typed: (words) => wordsTyped(words).join(' '), nearest, complete };
