// What of a product's page never changes while one looks at it: made on the server, so that it weighs nothing in the browser.
import { getTranslations } from 'next-intl/server';
import { Link } from '@/i18n/navigation.ts';
import type { Product } from '@/lib/types.ts';

/** From all products over the categories to here. */
export async function ProductPath({ path }: Pick<Product, 'path'>) {
  const t = await getTranslations('product');
  return (
    <nav aria-label={t('path')} className="mb-4 text-sm text-soft">
      <Link href="/products" className="hover:underline">
        {t('all')}
      </Link>
      {path.map(({ slug, name }) => (
        <span key={slug}>
          <span aria-hidden className="mx-2">
            /
          </span>
          <Link href={`/c/${slug}`} className="hover:underline">
            {name}
          </Link>
        </span>
      ))}
    </nav>
  );
}

/** Rows of a list of facts. */
export const ProductFacts = ({ attributes }: Pick<Product, 'attributes'>) =>
  attributes.map((attribute) => (
    <div key={attribute.name} className="contents">
      <dt className="text-soft">{attribute.name}</dt>
      <dd>{attribute.value}</dd>
    </div>
  ));
