'use client';
// Further pages of a list, and their cards; loaded with the first of them.
import { answer, api } from '@/lib/api.ts';
import type { ProductCard as Card, ProductPage } from '@/lib/types.ts';
import { ProductCard, gridStyle } from './product-card.tsx';
import type { ListQuery } from './queries.ts';

export { errorText } from '@/lib/error-text.ts';

export const readCards = (query: ListQuery & { locale: string }): Promise<ProductPage> =>
  answer(api.GET('/v1/products', { params: { query } }));

export function MoreCards({ products, own }: { products: Card[]; own: boolean }) {
  return (
    <ul className={`${gridStyle} mt-10`}>
      {products.map((product) => (
        <li key={product.id}>
          <ProductCard product={product} heading="h2" own={own} />
        </li>
      ))}
    </ul>
  );
}
