'use client';
// What a product's page says, in the words of its kind where that has its own: places instead of stock, enrolling instead of a cart.
import { useTranslations } from 'next-intl';

type ProductWord = 'add' | 'choose' | 'soldOut' | 'inStock' | 'fewLeft';

export function useKindWords(kind: string): (word: ProductWord, values?: { count: number }) => string {
  const own = useTranslations(`kinds.${kind}.product`);
  const product = useTranslations('product');
  return (word, values) => (own.has(word) ? own(word, values) : product(word, values as { count: number }));
}
