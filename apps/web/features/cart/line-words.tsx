'use client';
// What is said of a line beside its title: what was chosen for it, and what is wrong with it, in the words of its kind.
import { useTranslations } from 'next-intl';
import { Suspense } from 'react';
import { kinds } from '@/kinds.ts';
import type { CartLine } from '@/lib/types.ts';

export function ChosenFor({ line }: { line: CartLine }) {
  const Chosen = kinds[line.kind]?.Chosen;
  if (!Chosen) return null;
  return (
    <Suspense>
      <Chosen line={{ offerId: line.offerId, config: line.config }} />
    </Suspense>
  );
}

/** Why a line can't be bought as it stands. */
export function useProblemText(): (line: CartLine) => string {
  const cart = useTranslations('cart.problem');
  const ofKinds = useTranslations('kinds');
  return ({ kind, problem, available, limits }) => {
    if (!problem) return '';
    const own = `${kind}.problem.${problem}`;
    const { least = 1, most = 0, step = 1, perCustomer = 0 } = limits ?? {};
    const values = { available, least, most: most ?? 0, step, perCustomer: perCustomer ?? 0 };
    return ofKinds.has(own) ? ofKinds(own, values) : cart(problem, values);
  };
}
