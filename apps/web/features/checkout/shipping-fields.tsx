'use client';
// How it is sent: one choice, or one for each seller who ships.
import { Price } from '@tessera/ui/price.tsx';
import { Skeleton } from '@tessera/ui/skeleton.tsx';
import { useLocale, useTranslations } from 'next-intl';
import type { Checkout } from '@/lib/types.ts';
import { Part } from './fields.tsx';
import type { ShippingChoice } from './use-checkout.ts';

type Group = Checkout['shipping'][number];

interface ShippingFieldsProps {
  checkout: Checkout;
  saving: boolean;
  error?: string | undefined;
  onChoose: (choice: ShippingChoice) => void;
}

export function ShippingFields({ checkout, saving, error, onChoose }: ShippingFieldsProps) {
  const t = useTranslations('checkout');
  const { shipping, shippingAddress } = checkout;
  if (shipping.length === 0) return null;
  const known = shippingAddress !== null && shipping.some(({ methods }) => methods.length > 0);
  return (
    <Part title={t('shipping')}>
      {!known && saving ? (
        <Skeleton className="h-32 w-full" />
      ) : !known ? (
        <p className="min-h-12 text-soft">{t('addressFirst')}</p>
      ) : shipping.length === 1 && shipping[0] ? (
        <Methods name="shippingMethodId" group={shipping[0]} onChoose={(shippingMethodId) => onChoose({ shippingMethodId })} />
      ) : (
        <div className="grid gap-6">
          {shipping.map((group) => (
            <fieldset key={group.seller.id}>
              <legend className="mb-2 text-sm font-medium">{t('sentBy', { seller: group.seller.name })}</legend>
              <Methods
                name={`shippingMethodId ${group.seller.id}`}
                group={group}
                onChoose={(methodId) => onChoose({ shipping: [{ sellerId: group.seller.id, methodId }] })}
              />
            </fieldset>
          ))}
        </div>
      )}
      {error ? (
        <p role="alert" className="mt-2 text-sm text-danger">
          {t('invalid.required')}
        </p>
      ) : null}
    </Part>
  );
}

function Methods({ name, group, onChoose }: { name: string; group: Group; onChoose: (id: string) => void }) {
  const t = useTranslations('checkout');
  const locale = useLocale();
  if (group.methods.length === 0) return <p className="text-sm text-danger">{t('notSent')}</p>;
  return (
    <div className="grid gap-2">
      {group.methods.map((method) => {
        const on = method.id === group.methodId;
        return (
          <label
            key={method.id}
            className={`flex items-center gap-4 rounded-md border p-4 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus ${on ? 'border-ink' : 'border-line hover:border-edge'}`}
          >
            <input
              type="radio"
              name={name}
              value={method.id}
              checked={on}
              onChange={() => onChoose(method.id)}
              className="size-4.5 accent-(--accent)"
            />
            <span className="flex-1">
              <span className="block font-medium">{method.name}</span>
              <span className="block text-sm text-soft">{t('days', { min: method.minDays, max: method.maxDays })}</span>
            </span>
            {method.price.amount === '0' ? <span>{t('free')}</span> : <Price money={method.price} locale={locale} />}
          </label>
        );
      })}
    </div>
  );
}
