'use client';
// Which of the organization's services on sale is to be bookable: a product, and the variant of it.
import { useQuery } from '@tanstack/react-query';
import { buttonStyle } from '@tessera/ui/button.tsx';
import { Notice } from '@tessera/ui/bits.tsx';
import { Field, Select } from '@tessera/ui/field.tsx';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Link } from '@/i18n/navigation.ts';
import { answer, api } from '@/lib/api.ts';
import { useServiceProducts, useServices } from './queries.ts';

export function OfferSelect({ value, onChange }: { value: string; onChange: (offerId: string) => void }) {
  const t = useTranslations('services');
  const { data: products } = useServiceProducts();
  const { data: services } = useServices();
  const [slug, setSlug] = useState('');
  const { data: product } = useQuery({
    queryKey: ['product', slug],
    queryFn: ({ signal }) => answer(api.GET('/v1/products/{slug}', { params: { path: { slug } }, signal })),
    enabled: slug !== '',
  });
  const taken = new Set(services?.items.map(({ offerId }) => offerId));
  const offers = (product?.variants ?? []).flatMap(({ offer, options }) =>
    offer && !taken.has(offer.id) ? [{ id: offer.id, name: Object.values(options).join(', ') || (product?.title ?? '') }] : [],
  );
  if (products && products.items.length === 0)
    return (
      <Notice>
        <p className="mb-3">{t('noProducts')}</p>
        <Link href="/staff/products" className={buttonStyle({ look: 'line', size: 'sm' })}>
          {t('toProducts')}
        </Link>
      </Notice>
    );
  return (
    <div className="grid gap-4">
      <Field label={t('product')}>
        {(control) => (
          <Select
            {...control}
            required
            data-testid="service-product"
            value={slug}
            onChange={({ target }) => {
              setSlug(target.value);
              onChange('');
            }}
          >
            <option value="">{t('chooseProduct')}</option>
            {products?.items.map((one) => (
              <option key={one.id} value={one.slug}>
                {one.title}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {slug ? (
        <Field label={t('variant')} error={product && offers.length === 0 ? t('allBookable') : undefined}>
          {(control) => (
            <Select {...control} required data-testid="service-offer" value={value} onChange={({ target }) => onChange(target.value)}>
              <option value="">{t('chooseVariant')}</option>
              {offers.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
      ) : null}
    </div>
  );
}
