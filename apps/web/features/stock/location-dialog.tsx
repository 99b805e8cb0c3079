'use client';
// A place for stock: its name, where it is, when it is taken from, and which shops sell from it.
import { useQuery } from '@tanstack/react-query';
import { Field, Input, Select } from '@tessera/ui/field.tsx';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { answer, api } from '@/lib/api.ts';
import { countriesIn } from '@/lib/countries.ts';
import { formText } from '@/lib/form-text.ts';
import type { StockLocation } from '@/lib/types.ts';
import { StockDialog } from './stock-dialog.tsx';

/** All shops, where each of them is ticked. */
function channelsOf(data: FormData, all: string[]): string[] | null {
  const ticked = data.getAll('channel').filter((id) => typeof id === 'string');
  return all.length === 0 || ticked.length === all.length ? null : ticked;
}

export function LocationDialog({ row, trigger }: { row?: StockLocation; trigger: ReactNode }) {
  const t = useTranslations('desk.stock');
  const staff = useTranslations('staff');
  const locale = useLocale();
  const channels = useQuery({
    queryKey: ['channels'],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/channels', { signal })),
  });
  const shops = channels.data?.items ?? [];
  const send = (data: FormData, header: { 'idempotency-key': string }) => {
    const place = {
      name: formText(data, 'name'),
      address: formText(data, 'address'),
      country: formText(data, 'country') || null,
      ...(formText(data, 'position') ? { position: Number(formText(data, 'position')) } : {}),
      // Shops of others that sell from it stay as they are: only one's own are ticked here.
      ...(shops.length > 1
        ? {
            channelIds: channelsOf(
              data,
              shops.map(({ id }) => id),
            ),
          }
        : {}),
    };
    return row
      ? answer(api.PATCH('/v1/admin/stock-locations/{id}', { params: { path: { id: row.id } }, body: { ...place, version: row.version } }))
      : answer(api.POST('/v1/admin/stock-locations', { params: { header }, body: place }));
  };
  return (
    <StockDialog
      title={row ? t('place.changeOf', { name: row.name }) : t('place.new')}
      trigger={trigger}
      submit={t('save')}
      told={t('saved')}
      send={send}
    >
      <Field label={t('place.name')}>
        {(control) => <Input {...control} name="name" required maxLength={80} defaultValue={row?.name} autoFocus />}
      </Field>
      <Field label={t('place.address')} optional={staff('optional')}>
        {(control) => <Input {...control} name="address" maxLength={500} defaultValue={row?.address} />}
      </Field>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field label={t('place.country')} optional={staff('optional')}>
          {(control) => (
            <Select {...control} name="country" defaultValue={row?.country ?? ''}>
              <option value="">–</option>
              {countriesIn(locale).map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t('place.order')} hint={t('place.orderHint')}>
          {(control) => (
            <Input {...control} name="position" type="number" min={0} max={10_000} defaultValue={row?.position} className="tabular" />
          )}
        </Field>
      </div>
      {shops.length > 1 ? <ShopTicks shops={shops} ticked={row?.channelIds ?? null} /> : null}
    </StockDialog>
  );
}

/** Null is all of them. */
function ShopTicks({ shops, ticked }: { shops: { id: string; name: Record<string, string> }[]; ticked: string[] | null }) {
  const t = useTranslations('desk.stock');
  const locale = useLocale();
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 text-sm font-medium">{t('place.sells')}</legend>
      {shops.map((shop) => (
        <label key={shop.id} className="flex items-center gap-2 text-sm">
          <input
            type="checkbox"
            name="channel"
            value={shop.id}
            defaultChecked={ticked?.includes(shop.id) ?? true}
            className="size-4 accent-ink"
          />
          {shop.name[locale] ?? Object.values(shop.name)[0]}
        </label>
      ))}
    </fieldset>
  );
}
