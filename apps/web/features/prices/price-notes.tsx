'use client';
// What stands beneath a price: the lowest price of 30 days before a reduction, and what more units cost.
import { formatMoney, numberLocale } from '@tessera/ui/money.ts';
import { useLocale, useTranslations } from 'next-intl';
import type { Variant } from '@/lib/types.ts';

export function PriceNotes({ lowest30, breaks }: Pick<NonNullable<Variant['offer']>, 'lowest30' | 'breaks'>) {
  const t = useTranslations('product');
  const locale = useLocale();
  const count = new Intl.NumberFormat(numberLocale(locale));
  return (
    <>
      {lowest30 ? (
        <p className="mt-1 text-sm text-soft" data-testid="lowest-30">
          {t('lowest30', { price: formatMoney(lowest30, locale, true) })}
        </p>
      ) : null}
      {breaks.length > 0 ? (
        <table className="mt-5 w-full max-w-sm text-sm" data-testid="breaks">
          <caption className="mb-2 text-start font-medium">{t('breaks')}</caption>
          <thead className="sr-only">
            <tr>
              <th scope="col">{t('breakFrom')}</th>
              <th scope="col">{t('breakPrice')}</th>
            </tr>
          </thead>
          <tbody>
            {breaks.map(({ minQuantity, price }) => (
              <tr key={minQuantity} className="border-t border-line">
                <th scope="row" className="py-2 text-start font-normal text-soft">
                  {t('breakOf', { count: count.format(minQuantity) })}
                </th>
                <td className="tabular py-2 text-end font-medium">{formatMoney(price, locale, true)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </>
  );
}
