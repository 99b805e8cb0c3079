// What was filled into the form of a promotion, as its terms, or the names of the fields that can't be read.
import { parseAmount } from '@tessera/ui/parse-amount.ts';
import { formText } from '../../lib/form-text.ts';

export interface Terms {
  name: string;
  basisPoints: number | null;
  amounts: { currency: string; off: string | null; least: string }[];
  sellerId: string | null;
  productIds: string[];
  mostUses: number | null;
  mostEach: number | null;
  startsAt?: string;
  endsAt: string | null;
}

interface Asked {
  kind: 'percent' | 'fixed';
  currencies: readonly string[];
  productIds: string[];
}

/** Hundredths of a percent of a number that was typed; null when it is none. They are to a percent what cents are to a dollar. */
function basisPointsOf(typed: string): number | null {
  const points = Number(parseAmount(typed.replace('%', ''), 'USD'));
  return points >= 1 && points <= 10_000 ? points : null;
}

/** A limit: null where none was typed, undefined where it can't be read. */
function limitOf(typed: string): number | null | undefined {
  if (!typed.trim()) return null;
  const limit = Number(parseAmount(typed, 'JPY'));
  return limit >= 1 && limit <= 1_000_000 ? limit : undefined;
}

const momentOf = (typed: string): string | null => (typed ? new Date(typed).toISOString() : null);

/** A sum: '' where none was typed, null where it can't be read. */
const sumOf = (typed: string, currency: string): string | null => (typed.trim() ? parseAmount(typed, currency) : '');

export function readPromotion(data: FormData, { kind, currencies, productIds }: Asked): { terms: Terms; bad: string[] } {
  const bad: string[] = [];
  const text = (name: string): string => formText(data, name);
  const basisPoints = kind === 'percent' ? basisPointsOf(text('percent')) : null;
  if (kind === 'percent' && basisPoints === null) bad.push('percent');
  const amounts = currencies.flatMap((currency) => {
    const off = kind === 'fixed' ? sumOf(text(`off.${currency}`), currency) : '';
    const least = sumOf(text(`least.${currency}`), currency);
    if (off === null || off === '0') bad.push(`off.${currency}`);
    if (least === null) bad.push(`least.${currency}`);
    const counts = kind === 'fixed' ? off : least;
    return counts ? [{ currency, off: off || null, least: least || '0' }] : [];
  });
  const [first] = currencies;
  if (kind === 'fixed' && amounts.length === 0 && first && bad.length === 0) bad.push(`off.${first}`);
  const [mostUses, mostEach] = [limitOf(text('mostUses')), limitOf(text('mostEach'))];
  if (mostUses === undefined) bad.push('mostUses');
  if (mostEach === undefined) bad.push('mostEach');
  const [startsAt, endsAt] = [momentOf(text('startsAt')), momentOf(text('endsAt'))];
  if (endsAt && endsAt <= (startsAt ?? new Date().toISOString())) bad.push('endsAt');
  const terms = {
    name: text('name'),
    basisPoints,
    amounts,
    sellerId: text('sellerId') || null,
    productIds,
    mostUses: mostUses ?? null,
    mostEach: mostEach ?? null,
    ...(startsAt ? { startsAt } : {}),
    endsAt,
  };
  return { terms, bad };
}
