// One product: pictures, choice, words, what goes with it.
import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ProductRow } from '@/features/catalog/home.tsx';
import { getProduct } from '@/features/catalog/queries.ts';
import { getChannel } from '@/features/channel/queries.ts';
import { productJsonLd } from '@/features/product/json-ld.ts';
import { KindDetails } from '@/features/product/kind-details.tsx';
import { ProductFacts, ProductHead, ProductPath, ProductPromise } from '@/features/product/product-facts.tsx';
import { allToChoose, SoldBy } from '@/features/product/sold-by.tsx';
import { ProductView } from '@/features/product/product-view.tsx';
import { localPath } from '@/i18n/locales.ts';
import { alternatesOf } from '@/lib/alternates.ts';
import { originOf } from '@/lib/hosts.ts';

type Props = { params: Promise<{ host: string; locale: string; slug: string }> };

// One known value makes Next wait for the page of any other instead of sending a shell, so that a missing product is a real 404.
export const generateStaticParams = () => [{ slug: '_' }];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { host, locale, slug } = await params;
  const product = await getProduct(host, locale, slug);
  if (!product) return {};
  const [title, description] = [product.seo.title || product.title, product.seo.description || product.description];
  const pictures = product.pictures.slice(0, 1).map((picture) => ({ url: picture.url, width: 1200, height: 1500, alt: picture.alt }));
  return {
    title,
    description,
    alternates: alternatesOf(locale, `/p/${product.slug}`),
    openGraph: { title, description, images: pictures, url: localPath(locale, `/p/${product.slug}`) },
    twitter: { card: 'summary_large_image' },
  };
}

export default async function ProductPage({ params }: Props) {
  const { host, locale, slug } = await params;
  const [product, channel, t] = await Promise.all([getProduct(host, locale, slug), getChannel(host, locale), getTranslations('product')]);
  if (!product || !channel) notFound();
  // An address it had before leads to the one it has, in the same language; the currency is the browser's own. One that says whose it is stays:
  // which of several the short one leads to may change.
  if (product.slug !== slug && !slug.includes('.')) permanentRedirect(localPath(locale, `/p/${product.slug}`));
  const url = originOf(host) + localPath(locale, `/p/${product.slug}`);
  return (
    <>
      <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: productJsonLd(product, url, originOf(host), channel.name) }} />
      <ProductView
        product={product.soldBy ? allToChoose(product) : product}
        elsewhere={product.soldBy ? <SoldBy stores={product.soldBy} /> : undefined}
        memberPrices={channel.memberPrices}
        fixed={{
          path: <ProductPath path={product.path} />,
          head: <ProductHead product={product} />,
          promise: <ProductPromise kind={product.kind} />,
          about: <p className="max-w-prose leading-relaxed">{product.description}</p>,
          facts: <ProductFacts attributes={product.attributes} />,
        }}
      />
      <KindDetails kind={product.kind} host={host} locale={locale} slug={product.slug} />
      <ProductRow title={t('related')} products={product.related.slice(0, 4)} own={channel.memberPrices} />
    </>
  );
}
