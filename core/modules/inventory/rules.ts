// Rules of how much of an offer may be bought at once. Pure.

export interface QuantityRules {
  min_quantity: number | null;
  max_quantity: number | null;
  quantity_step: number | null;
  customer_limit: number | null;
}

export type QuantityProblem = 'MIN_QUANTITY' | 'MAX_QUANTITY' | 'QUANTITY_STEP' | 'LIMIT_REACHED';

/** Fewest units that may be bought at once: the minimum, rounded up to a whole step. */
export function leastOf({ min_quantity: least, quantity_step: step }: QuantityRules): number {
  const from = least ?? 1;
  return step ? Math.ceil(from / step) * step : from;
}

/** Most units at once, of those a customer has none of yet; undefined where no rule says. */
export function mostOf({ max_quantity: most, customer_limit: limit, quantity_step: step }: QuantityRules): number | undefined {
  const known = [most, limit].filter((each) => each !== null);
  if (known.length === 0) return undefined;
  const all = Math.min(...known);
  return step ? Math.floor(all / step) * step : all;
}

/**
 * Why so many can't be bought at once, by somebody who has `had` of it already. Steps are counted from nothing: a step of 6 sells 6, 12, 18.
 */
export function quantityProblem(rules: QuantityRules, quantity: number, had = 0): QuantityProblem | null {
  if (rules.customer_limit !== null && had + quantity > rules.customer_limit) return 'LIMIT_REACHED';
  if (quantity < leastOf(rules)) return 'MIN_QUANTITY';
  if (rules.max_quantity !== null && quantity > rules.max_quantity) return 'MAX_QUANTITY';
  if (rules.quantity_step !== null && quantity % rules.quantity_step !== 0) return 'QUANTITY_STEP';
  return null;
}

export interface ShownLimits {
  least: number;
  most: number | null;
  step: number;
  perCustomer: number | null;
}

/** As buyers are told; null where no rule says anything. */
export function shownLimits(rules: QuantityRules): ShownLimits | null {
  if ([rules.min_quantity, rules.max_quantity, rules.quantity_step, rules.customer_limit].every((each) => each === null)) return null;
  return { least: leastOf(rules), most: mostOf(rules) ?? null, step: rules.quantity_step ?? 1, perCustomer: rules.customer_limit };
}

/** When something that is sold before it is there ships; null where it is there, or nobody says. */
export const shipsFrom = ({ available_from: from }: { available_from: Date | null }, now: Date): string | null =>
  from && from > now ? from.toISOString() : null;
