'use client';
// A product of a brand as the store sells it: each variant with its price, what there is of it, and whether it is on the shelf.
import { useQuery } from '@tanstack/react-query';
import { buttonStyle } from '@tessera/ui/button.tsx';
import { Table, Th } from '@tessera/ui/table.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { useMay } from '@/features/staff/desk.tsx';
import { BackLink, PageHead } from '@/features/staff/page-head.tsx';
import { Answer } from '@/features/staff/parts.tsx';
import { Link } from '@/i18n/navigation.ts';
import { answer, api } from '@/lib/api.ts';
import type { SoldBrandProduct } from '@/lib/types.ts';
import { PutAwayButton } from './put-away-button.tsx';
import { SoldRow } from './sold-row.tsx';

export function SoldPage({ id }: { id: string }) {
  const staff = useTranslations('staff');
  const locale = useLocale();
  const query = useQuery({
    queryKey: ['brand-products', 'sold', id, locale],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/brand-products/{id}', { params: { path: { id }, query: { locale } }, signal })),
  });
  return (
    <>
      <BackLink href="/staff/brand-products">{staff('page.brandProducts')}</BackLink>
      <Answer query={query} failed={staff('failed')}>
        {(product) => <Sold product={product} />}
      </Answer>
    </>
  );
}

function Sold({ product }: { product: SoldBrandProduct }) {
  const t = useTranslations('desk.sold');
  const may = useMay('catalog.write');
  const { id, slug, title, mode, brand, variants } = product;
  const isSold = variants.some(({ onSale }) => onSale);
  const isTaken = variants.some(({ offerId }) => offerId);
  return (
    <>
      <PageHead title={<bdi>{title}</bdi>} text={t(mode === 'CENTRAL' ? 'centralText' : 'ownText', { brand: brand.name })}>
        <div className="flex flex-wrap gap-3">
          {isSold ? (
            <Link href={`/p/${slug}.${id}`} className={buttonStyle({ look: 'quiet' })}>
              {t('see')}
            </Link>
          ) : null}
          {may && isTaken ? <PutAwayButton ids={[id]} away={isSold} label={t(isSold ? 'takeOff' : 'putBack')} /> : null}
        </div>
      </PageHead>
      <Variants product={product} />
    </>
  );
}

function Variants({ product }: { product: SoldBrandProduct }) {
  const t = useTranslations('desk.sold');
  const run = useTranslations('desk.run');
  const staff = useTranslations('staff');
  const [first = '', ...others] = product.currencies;
  const isOwn = product.mode === 'STORE';
  return (
    <Table stacks label={t('variants')}>
      <thead>
        <tr>
          <Th>{t('variant')}</Th>
          {isOwn ? <Th className="text-end">{run('brandPrice')}</Th> : null}
          <Th className={isOwn ? '' : 'text-end'}>{isOwn ? t('ownPrice', { currency: first }) : run('brandPrice')}</Th>
          {isOwn ? others.map((currency) => <Th key={currency}>{t('ownPrice', { currency })}</Th>) : null}
          <Th className="text-end">{staff('col.available')}</Th>
          <Th>{t('onShelf')}</Th>
          <Th>
            <span className="sr-only">{t('acts')}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {product.variants.map((variant) => (
          <SoldRow key={`${variant.id} ${JSON.stringify([variant.price, variant.prices])}`} product={product} variant={variant} />
        ))}
      </tbody>
    </Table>
  );
}
