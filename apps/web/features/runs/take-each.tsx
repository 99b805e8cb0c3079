'use client';
// Units and prices of products that are taken, each by itself.
import { Input } from '@tessera/ui/field.tsx';
import { parseAmount } from '@tessera/ui/parse-amount.ts';
import { Table, Td, Th } from '@tessera/ui/table.tsx';
import { useTranslations } from 'next-intl';
import { formText } from '@/lib/form-text.ts';
import type { BrandProduct } from '@/lib/types.ts';

interface Said {
  product: string;
  quantity?: number;
  price?: { amount: string; currency: string };
}

/** What the form says of each; what it says nothing of is left out. Or the product whose price can't be read. */
export function readEach(form: FormData, rows: readonly BrandProduct[], currency: string): Said[] | { wrong: BrandProduct } {
  const each: Said[] = [];
  for (const row of rows) {
    const [quantity, price] = [formText(form, `quantity:${row.id}`).trim(), formText(form, `price:${row.id}`).trim()];
    const amount = price ? parseAmount(price, currency) : undefined;
    if (amount === null) return { wrong: row };
    if (quantity || amount !== undefined)
      each.push({
        product: row.id,
        ...(quantity ? { quantity: Number(quantity) } : {}),
        ...(amount === undefined ? {} : { price: { amount, currency } }),
      });
  }
  return each;
}

export function TakeEach({ rows, currency }: { rows: readonly BrandProduct[]; currency: string }) {
  const t = useTranslations('desk.run');
  return (
    <section aria-label={t('each')} className="grid gap-2">
      <p className="text-sm text-soft">{t('eachHint')}</p>
      <div className="max-h-72 overflow-y-auto">
        <Table label={t('each')}>
          <thead>
            <tr>
              <Th>{t('product')}</Th>
              <Th>{t('units')}</Th>
              <Th>{t('priceIn', { currency })}</Th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, title, mode }) => (
              <tr key={id} data-testid="take-each">
                <Td>
                  <bdi>{title}</bdi>
                </Td>
                <Td>
                  <Input
                    aria-label={t('unitsOf', { name: title })}
                    name={`quantity:${id}`}
                    type="number"
                    min={0}
                    max={1_000_000}
                    className="tabular h-9 w-24 text-sm"
                  />
                </Td>
                <Td>
                  {mode === 'STORE' ? (
                    <Input
                      aria-label={t('priceOf', { name: title })}
                      name={`price:${id}`}
                      inputMode="decimal"
                      autoComplete="off"
                      maxLength={16}
                      dir="ltr"
                      className="tabular h-9 w-28 text-sm"
                    />
                  ) : (
                    t('mode.CENTRAL')
                  )}
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
    </section>
  );
}
