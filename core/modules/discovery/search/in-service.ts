// The search outside of the database, as the shop asks it; while it is away, or has not the whole shelf, PostgreSQL answers.
import type { Tx } from '#platform/db/index.ts';
import { log } from '#platform/log/index.ts';
import type { Answer, Place, Question, SearchIndex } from '#ports/search.ts';
import { type SearchService, type ServiceQuestion, ShelfNotWhole } from '#ports/search-service.ts';
import { wholeOf } from '../documents/fold.ts';
import { learnStems, stem } from '../documents/stems.ts';
import { choicesChosen, REDUCED } from '../documents/terms.ts';
import { wordsTyped } from './ask.ts';
import { inPostgres } from './in-postgres.ts';

/** So long a service that did not answer is left alone. */
const REST_MS = 1_000;
/** A place in an answer of the service: how many come before, which no order of PostgreSQL has for a text. */
const BY_COUNT = '\u0001';

const chosenOf = (chosen: Question['facets'], isOption: boolean): ServiceQuestion['chosen'] =>
  Object.entries(chosen)
    .filter(([, values]) => values.length > 0)
    .map(([code, values]) => ({ code, values: values.map((value) => `${code}:${value}`), isOption }));

const asked = (question: Question, words: readonly string[], offset: number): ServiceQuestion => {
  const options = chosenOf(question.options, true);
  return {
    shelf: question.shelf,
    locale: question.locale,
    words: words.map(stem).join(' '),
    marks: [...(question.inStock ? [choicesChosen({}, true)] : []), ...(question.reduced ? [[REDUCED]] : [])],
    choice: options.length > 0 ? choicesChosen(question.options, question.inStock) : [],
    within: question.category ? [`category:${question.category}`] : [],
    chosen: [...options, ...chosenOf(question.facets, false)],
    least: question.least,
    most: question.most,
    sort: question.sort,
    offset,
    limit: question.limit,
    counts: question.counts,
  };
};

async function ask(service: SearchService, question: Question, words: readonly string[]): Promise<Answer> {
  const offset = Number(question.after?.num ?? 0);
  const answer = await service.find(asked(question, words, offset));
  const items = answer.items.map((item, index) => ({ ...item, num: String(offset + index + 1), text: BY_COUNT }));
  return { ...answer, items };
}

/** A page of an answer that began in the service: as many are passed over in PostgreSQL's order. */
async function passedOver(tx: Tx, question: Question, offset: number): Promise<Answer> {
  const answer = await inPostgres.find(tx, { ...question, after: null, limit: offset + question.limit });
  const items = answer.items.slice(offset).map((item, index) => ({ ...item, num: String(offset + index + 1), text: BY_COUNT }));
  return { ...answer, items };
}

const isByCount = (place: Place): boolean => place.text === BY_COUNT && /^\d{1,5}$/.test(place.num);

export function inService(service: SearchService): SearchIndex {
  let isAway = false;
  let restUntil = 0;
  const here = (tx: Tx, question: Question): Promise<Answer> =>
    question.after && isByCount(question.after) ? passedOver(tx, question, Number(question.after.num)) : inPostgres.find(tx, question);
  const find = async (tx: Tx, question: Question): Promise<Answer> => {
    const words = wordsTyped(question.words);
    const isNoWord = words.length === 0 && Boolean(question.words && wholeOf(question.words));
    // A walk that began in PostgreSQL ends there.
    const beganHere = question.after !== null && !isByCount(question.after);
    if (isNoWord || beganHere || Date.now() < restUntil) return here(tx, question);
    await learnStems(tx, words);
    // One asks whether it is back; the others do not wait with a connection in their hands.
    if (isAway) restUntil = Date.now() + REST_MS;
    try {
      const answer = await ask(service, question, words);
      if (isAway) log.warn('the search service answers again');
      [isAway, restUntil] = [false, 0];
      return answer;
    } catch (error) {
      // One shop that is being told, or has nothing, is no reason to leave the others to themselves.
      if (error instanceof ShelfNotWhole) return here(tx, question);
      if (!isAway) log.warn({ err: error }, 'the search service does not answer; PostgreSQL does meanwhile');
      isAway = true;
      restUntil = Date.now() + REST_MS;
      return here(tx, question);
    }
  };
  return { ...inPostgres, find };
}
