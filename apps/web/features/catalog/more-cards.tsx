'use client';
// Cards of further pages of a list; loaded with the first of them.
import type { ProductCard as Card } from '@/lib/types.ts';
import { ProductCard, gridStyle } from './product-card.tsx';

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
