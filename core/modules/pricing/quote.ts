// What a buyer pays: items, shipping and tax, each rounded half-up per line, adding up to the minor unit. Pure.
import { createHash } from 'node:crypto';
import { LARGEST_MINOR, shareOf, taxInside } from '#platform/money/index.ts';
import { PricingError } from './pricing.errors.ts';

export interface QuoteInput {
  currency: string;
  taxIncluded: boolean;
  /** Rate of the buyer's country; null when none is known, which is no tax. */
  tax: { name: string; basisPoints: number } | null;
  lines: { key: string; unitPriceMinor: bigint; quantity: number }[];
  /** Null when nothing is shipped. */
  shipping: { id: string; priceMinor: bigint; freeFromMinor: bigint | null } | null;
  /** Where it goes, because tax depends on it. */
  country: string;
}

export interface QuotedLine {
  key: string;
  totalMinor: bigint;
  taxMinor: bigint;
}

export interface Quote {
  currency: string;
  itemsMinor: bigint;
  discountMinor: bigint;
  shippingMinor: bigint;
  shippingTaxMinor: bigint;
  taxMinor: bigint;
  totalMinor: bigint;
  taxIncluded: boolean;
  lines: QuotedLine[];
  taxes: { name: string; basisPoints: number; baseMinor: bigint; amountMinor: bigint }[];
  /** Changes whenever anything the buyer would pay for or is charged changes. */
  fingerprint: string;
}

/** @throws Refusal AMOUNT_TOO_LARGE above 10^15 minor units */
export function quote(input: QuoteInput): Quote {
  const basisPoints = input.tax?.basisPoints ?? 0;
  const taxOf = (minor: bigint): bigint => (input.taxIncluded ? taxInside(minor, basisPoints) : shareOf(minor, basisPoints));
  const lines = input.lines.map((line) => {
    const totalMinor = line.unitPriceMinor * BigInt(line.quantity);
    return { key: line.key, totalMinor, taxMinor: taxOf(totalMinor) };
  });
  const itemsMinor = lines.reduce((sum, line) => sum + line.totalMinor, 0n);
  const free = input.shipping?.freeFromMinor != null && itemsMinor >= input.shipping.freeFromMinor;
  const shippingMinor = input.shipping && !free ? input.shipping.priceMinor : 0n;
  const shippingTaxMinor = taxOf(shippingMinor);
  const taxMinor = lines.reduce((sum, line) => sum + line.taxMinor, shippingTaxMinor);
  const totalMinor = itemsMinor + shippingMinor + (input.taxIncluded ? 0n : taxMinor);
  if (totalMinor > LARGEST_MINOR) throw PricingError('AMOUNT_TOO_LARGE');
  const baseMinor = itemsMinor + shippingMinor - (input.taxIncluded ? taxMinor : 0n);
  return {
    currency: input.currency,
    itemsMinor,
    discountMinor: 0n,
    shippingMinor,
    shippingTaxMinor,
    taxMinor,
    totalMinor,
    taxIncluded: input.taxIncluded,
    lines,
    taxes: input.tax && basisPoints > 0 ? [{ name: input.tax.name, basisPoints, baseMinor, amountMinor: taxMinor }] : [],
    fingerprint: fingerprintOf(input),
  };
}

function fingerprintOf(input: QuoteInput): string {
  const text = JSON.stringify(input, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));
  return createHash('sha256').update(text).digest('base64url');
}
