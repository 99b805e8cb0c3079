// Weights as people read them, and of all that is packed together.
import { numberLocale } from '@tessera/ui/money.ts';
import type { PackingSlip } from '@/lib/types.ts';

export function formatWeight(grams: number, locale: string): string {
  const [value, unit] = grams < 1_000 ? [grams, 'gram'] : [grams / 1_000, 'kilogram'];
  return new Intl.NumberFormat(numberLocale(locale), { style: 'unit', unit, maximumFractionDigits: 2 }).format(value);
}

/** Null where something has no weight that is known. */
export const weightOf = ({ lines }: PackingSlip): number | null =>
  lines.reduce<number | null>(
    (sum, { weightGrams, quantity }) => (sum === null || weightGrams === null ? null : sum + weightGrams * quantity),
    0,
  );

export const unitsOf = ({ lines }: PackingSlip): number => lines.reduce((sum, { quantity }) => sum + quantity, 0);
