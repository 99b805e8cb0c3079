// What a buyer pays: items less what a promotion takes off, shipping and tax, each rounded half-up per line, adding up to the minor unit. Pure.
import { createHash } from 'node:crypto';
import { LARGEST_MINOR, shareOf, taxInside } from '#platform/money/index.ts';
import { discountsOf, type Off } from './discount.ts';
import { PricingError } from './pricing.errors.ts';

export interface QuoteInput {
  currency: string;
  taxIncluded: boolean;
  /** Rate of the buyer's country; null when none is known, which is no tax. */
  tax: { name: string; basisPoints: number } | null;
  lines: {
    key: string;
    unitPriceMinor: bigint;
    quantity: number;
    seller: string;
    /** Its seller sends it. */
    ships: boolean;
    /** The promotion lowers it. */
    covered: boolean;
  }[];
  promotion: { id: string; off: Off } | null;
  /** How each seller sends what they ship. */
  shippingLines: { seller: string; id: string; priceMinor: bigint; freeFromMinor: bigint | null }[];
  /** Where it goes, because tax depends on it. */
  country: string;
}

export interface QuotedLine {
  key: string;
  discountMinor: bigint;
  /** What the line costs after the discount. */
  totalMinor: bigint;
  taxMinor: bigint;
}

export interface QuotedShipping {
  seller: string;
  id: string;
  shippingMinor: bigint;
  taxMinor: bigint;
}

export interface Quote {
  currency: string;
  /** Before the discount. */
  itemsMinor: bigint;
  discountMinor: bigint;
  shippingMinor: bigint;
  shippingTaxMinor: bigint;
  taxMinor: bigint;
  totalMinor: bigint;
  taxIncluded: boolean;
  lines: QuotedLine[];
  shippingLines: QuotedShipping[];
  taxes: { name: string; basisPoints: number; baseMinor: bigint; amountMinor: bigint }[];
  /** Changes whenever anything the buyer would pay for or is charged changes. */
  fingerprint: string;
}

const sumOf = <T>(all: readonly T[], pick: (each: T, index: number) => bigint): bigint =>
  all.reduce((sum, each, index) => sum + pick(each, index), 0n);

const isSentBy = (line: QuoteInput['lines'][number] | undefined, seller: string): boolean => line?.ships === true && line.seller === seller;

/** What it costs to have sent what one seller ships: nothing from a sum on that the buyer pays for it. */
export const shippingOf = (
  { priceMinor, freeFromMinor }: { priceMinor: bigint; freeFromMinor: bigint | null },
  sentMinor: bigint,
): bigint => (freeFromMinor !== null && sentMinor >= freeFromMinor ? 0n : priceMinor);

/** @throws Refusal AMOUNT_TOO_LARGE above 10^15 minor units */
export function quote(input: QuoteInput): Quote {
  const basisPoints = input.tax?.basisPoints ?? 0;
  const taxOf = (minor: bigint): bigint => (input.taxIncluded ? taxInside(minor, basisPoints) : shareOf(minor, basisPoints));
  const weighed = input.lines.map((line) => ({ minor: line.unitPriceMinor * BigInt(line.quantity), covered: line.covered }));
  const discounts = input.promotion ? discountsOf(weighed, input.promotion.off) : [];
  const lines = input.lines.map(({ key }, index) => {
    const discountMinor = discounts[index] ?? 0n;
    const totalMinor = (weighed[index]?.minor ?? 0n) - discountMinor;
    return { key, discountMinor, totalMinor, taxMinor: taxOf(totalMinor) };
  });
  const shippingLines = input.shippingLines.map((sent) => {
    const shippingMinor = shippingOf(
      sent,
      sumOf(lines, (line, index) => (isSentBy(input.lines[index], sent.seller) ? line.totalMinor : 0n)),
    );
    return { seller: sent.seller, id: sent.id, shippingMinor, taxMinor: taxOf(shippingMinor) };
  });
  const itemsMinor = sumOf(weighed, ({ minor }) => minor);
  const discountMinor = sumOf(lines, (line) => line.discountMinor);
  const shippingMinor = sumOf(shippingLines, (sent) => sent.shippingMinor);
  const shippingTaxMinor = sumOf(shippingLines, (sent) => sent.taxMinor);
  const taxMinor = sumOf(lines, (line) => line.taxMinor) + shippingTaxMinor;
  const net = itemsMinor - discountMinor + shippingMinor;
  const totalMinor = net + (input.taxIncluded ? 0n : taxMinor);
  if (totalMinor > LARGEST_MINOR) throw PricingError('AMOUNT_TOO_LARGE');
  const baseMinor = net - (input.taxIncluded ? taxMinor : 0n);
  return {
    currency: input.currency,
    itemsMinor,
    discountMinor,
    shippingMinor,
    shippingTaxMinor,
    taxMinor,
    totalMinor,
    taxIncluded: input.taxIncluded,
    lines,
    shippingLines,
    taxes: input.tax && basisPoints > 0 ? [{ name: input.tax.name, basisPoints, baseMinor, amountMinor: taxMinor }] : [],
    fingerprint: fingerprintOf(input),
  };
}

function fingerprintOf(input: QuoteInput): string {
  const text = JSON.stringify(input, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));
  return createHash('sha256').update(text).digest('base64url');
}
