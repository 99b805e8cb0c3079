// The product as schema.org data for search engines.
import { toDecimal } from '@tessera/ui/money.ts';
import type { Product } from '@/lib/types.ts';

/** Text for a script element: "<" is escaped, so no title can end the script. */
export function productJsonLd(product: Product, url: string, origin: string, shop: string): string {
  const offers = (product.soldBy ? [] : product.variants).flatMap(({ sku, offer }) =>
    offer
      ? [
          {
            '@type': 'Offer',
            sku,
            url,
            price: toDecimal(offer.price),
            priceCurrency: offer.price.currency,
            availability: `https://schema.org/${offer.available > 0 ? 'InStock' : 'OutOfStock'}`,
            seller: { '@type': 'Organization', name: offer.seller.name },
          },
        ]
      : [],
  );
  const data = {
    '@context': 'https://schema.org',
    '@type': 'Product',
    name: product.title,
    description: product.description,
    category: product.path.map(({ name }) => name).join(' > '),
    brand: { '@type': 'Brand', name: shop },
    image: product.pictures.slice(0, 4).map((picture) => new URL(picture.url, origin).href),
    offers,
  };
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}
