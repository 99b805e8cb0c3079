// The search in PostgreSQL, on the documents kept there: the port's default.
import type { Tx } from '#platform/db/index.ts';
import type { Answer, FacetCount, Meant, Question, SearchIndex, Shelf } from '#ports/search.ts';
import { restsOf, slipsAllowed, slipsBetween } from '../documents/fold.ts';
import { learnStems } from '../documents/stems.ts';
import { queryText, sampleMark, SAMPLES } from '../documents/terms.ts';
import { allOf, baseOf, chosenOf, weighing, wordsTyped } from './ask.ts';
import { type CountRow, countAll, countFound, type FoundRow, pageFound, priceBounds, walks, wordsFrom, wordsNear } from './search.sql.ts';

/** Of so many every one is looked at; of more, counts are told from a sample, and the page is found by walking along its order. */
const EXACT = 2_000;
/** Where a few are wanted, so many are looked at. */
const FEW = 300;
/** A sample of fewer says too little. */
const ENOUGH = 300;
/** So many in one sample are surely more than are looked at. */
const MANY = (1.5 * EXACT) / SAMPLES;

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

function counted(tx: Tx, question: Question, samples: number, most = 10 * EXACT): Promise<CountRow[]> {
  const [channelId, currency, from, to] = limits(question);
  const marks = Array.from({ length: samples }, (_, index) => sampleMark((index * SAMPLES) / samples));
  const terms = queryText({ all: [...baseOf(question), ...(samples < SAMPLES ? [{ any: marks }] : [])] });
  const asked = [channelId, currency, terms, null, from, to, most];
  const chosen = chosenOf(question);
  return chosen.length === 0 ? tx.rows(countAll, asked) : tx.rows(countFound, [...asked, JSON.stringify(chosen)]);
}

interface Counted {
  counts: CountRow[];
  /** How many products each counts for. */
  times: number;
}

/** One sample, or eight where one holds too little to tell by. */
async function countedSome(tx: Tx, question: Question, one: CountRow[] | undefined): Promise<Counted> {
  const some = one ?? (await counted(tx, question, 1));
  if (ofAll(some, 'found') >= ENOUGH) return { counts: some, times: SAMPLES };
  return { counts: await counted(tx, question, 8), times: SAMPLES / 8 };
}

/** Every one, where that is no more than can be looked at. */
async function countedAll(tx: Tx, question: Question, one: CountRow[]): Promise<Counted> {
  const counts = await counted(tx, question, SAMPLES, 2 * EXACT);
  return ofAll(counts, 'found') < 2 * EXACT ? { counts, times: 1 } : countedSome(tx, question, one);
}

/** Where a walk begins: after the page before, or, along prices, where those asked for begin. */
function beginning({ sort, after, least, most }: Question): unknown[] {
  if (after) return [after.num, after.text, after.id];
  if (sort === 'price' && least !== null) return [least - 1, null, LAST];
  if (sort === '-price' && most !== null) return [-most - 1, null, LAST];
  return [null, null, null];
}
const LAST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

function walked(tx: Tx, question: Question, way: keyof typeof walks): Promise<FoundRow[]> {
  const { shelf, sort, least, most, locale, limit } = question;
  const terms = queryText(allOf(question));
  const asked = [shelf.orgId, shelf.channelId, shelf.currency, terms, least, most, ...beginning(question), locale, limit + 1];
  return tx.rows(walks[way][sort], asked);
}

/** Where much is found the page is full soon, in most orders. */
async function walkedFar(tx: Tx, question: Question): Promise<FoundRow[]> {
  const near = await walked(tx, question, 'long');
  return near.length > question.limit ? near : walked(tx, question, 'whole');
}

const ofAll = (rows: readonly CountRow[], value: 'found' | 'chosen'): number =>
  rows.find((row) => row.code === '' && row.value === value)?.count ?? 0;

/** A few products, and nothing about the others. */
async function findFew(tx: Tx, question: Question): Promise<Answer> {
  const rows = weighing(question.words) ? await found(tx, question, FEW) : await fewAlong(tx, question);
  return { ...pageOf(rows, question.limit), total: rows.length, counts: [], approximate: true };
}

async function fewAlong(tx: Tx, question: Question): Promise<FoundRow[]> {
  const near = await walked(tx, question, 'short');
  if (near.length > question.limit) return near;
  const some = await found(tx, question, FEW);
  return (some[0]?.total ?? 0) > FEW ? walkedFar(tx, question) : some;
}

const pageOf = (rows: readonly FoundRow[], limit: number): Pick<Answer, 'items' | 'more'> => ({
  items: rows.slice(0, limit).map((row) => ({ orgId: row.product_org_id, id: row.product_id, num: row.sort_num, text: row.sort_text })),
  more: rows.length > limit,
});

/**
 * The question with no wider a range of prices than the shelf has, so that a bound that leaves nothing out narrows nothing, and one beyond all is
 * not looked for among everything. Nothing where no price is in the range.
 */
async function inBounds(tx: Tx, question: Question): Promise<Question | undefined> {
  const { shelf, least, most } = question;
  if (least === null && most === null) return question;
  const bounds = await tx.row(priceBounds, [shelf.orgId, shelf.channelId, shelf.currency]);
  if (!bounds || bounds.least === null || bounds.most === null) return undefined;
  const [lowest, highest] = [Number(bounds.least), Number(bounds.most)];
  const [from, to] = [Math.max(least ?? 0, lowest), Math.min(most ?? highest, highest)];
  if (from > to) return undefined;
  return from === lowest && to === highest ? { ...question, least: null, most: null } : { ...question, least: from, most: to };
}

const NOTHING: Answer = { items: [], more: false, total: 0, counts: [], approximate: false };

async function find(tx: Tx, asked: Question): Promise<Answer> {
  await learnStems(tx, wordsTyped(asked.words));
  if (asked.counts && !isVague(asked)) return findWords(tx, asked);
  const question = await inBounds(tx, asked);
  if (!question) return NOTHING;
  return question.counts ? findAlong(tx, question) : findFew(tx, question);
}

/** Words find few, most of the time, and all of them are weighed; that all are counted, and what the bounds are, is asked in the same breath. */
async function findWords(tx: Tx, asked: Question): Promise<Answer> {
  const [question, page, few] = await Promise.all([inBounds(tx, asked), found(tx, asked), counted(tx, asked, SAMPLES, EXACT + 1)]);
  if (!question) return NOTHING;
  const isMuch = (page[0]?.total ?? 0) > EXACT;
  const [rows, all] = await Promise.all([
    isMuch ? walkedFar(tx, question) : page,
    ofAll(few, 'found') > EXACT ? countedSome(tx, question, undefined) : { counts: few, times: 1 },
  ]);
  return answerOf(question, rows, { ...all, total: isMuch ? undefined : page[0]?.total });
}

/** What begins with a few letters is as good as no words. */
const isVague = ({ words }: Question): boolean =>
  !words || (wordsTyped(words).length > 0 && wordsTyped(words).every((word) => word.length < 4));

/**
 * Without words much is found: a sample tells how much for a sixty-fourth of the price, and the page is full after some steps along its order. Few
 * that were found by words are weighed.
 */
async function findAlong(tx: Tx, question: Question): Promise<Answer> {
  const [one, near] = await Promise.all([counted(tx, question, 1), weighing(question.words) ? [] : walked(tx, question, 'short')]);
  const isMuch = ofAll(one, 'found') > MANY;
  const all = await (isMuch ? countedSome(tx, question, one) : countedAll(tx, question, one));
  if (near.length > question.limit) return answerOf(question, near, all);
  if (ofAll(one, 'chosen') > MANY) return answerOf(question, await walkedFar(tx, question), all);
  const page = await found(tx, question);
  const total = page[0]?.total ?? 0;
  return total > EXACT ? answerOf(question, await walkedFar(tx, question), all) : answerOf(question, page, { ...all, total });
}

/** `total` is told by the counts where it is not known. */
function answerOf(question: Question, rows: FoundRow[], { counts, times, total }: Counted & { total?: number | undefined }): Answer {
  return {
    ...pageOf(rows, question.limit),
    total: total ?? Math.max(Math.round(ofAll(counts, 'chosen') * times), rows.length),
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
