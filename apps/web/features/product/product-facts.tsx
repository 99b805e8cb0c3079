// What of a product's page never changes while one looks at it: made on the server, so that it weighs nothing in the browser.
import { Notice } from '@tessera/ui/bits.tsx';
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

const from = 'mt-2 inline-block text-sm underline underline-offset-4';

/** What it is called, who makes it and who sells it. */
export async function ProductHead({ product }: { product: Product }) {
  const t = await getTranslations('product');
  return (
    <>
      <h1 className="text-4xl lg:text-[2.75rem]">{product.title}</h1>
      <p className="mt-2 text-soft">{product.subtitle}</p>
      {product.brand ? (
        <Link href={`/brands/${product.brand.slug}`} className={from}>
          {t('brand', { name: product.brand.name })}
        </Link>
      ) : null}
      {product.seller ? (
        <Link href={`/merchants/${product.seller.slug}`} className={from}>
          {t('seller', { name: product.seller.name })}
        </Link>
      ) : null}
    </>
  );
}

/** What holds for whoever buys it, in the words of its kind where that has its own. */
export async function ProductPromise({ kind }: Pick<Product, 'kind'>) {
  const [own, product] = await Promise.all([getTranslations(`kinds.${kind}.product`), getTranslations('product')]);
  return <Notice className="mt-6">{own.has('promise') ? own('promise') : product('promise')}</Notice>;
}

/** Rows of a list of facts. */
export const ProductFacts = ({ attributes }: Pick<Product, 'attributes'>) =>
  attributes.map((attribute) => (
    <div key={attribute.name} className="contents">
      <dt className="text-soft">{attribute.name}</dt>
      <dd>{attribute.value}</dd>
    </div>
  ));
