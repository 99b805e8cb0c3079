'use client';
// The address book: what is kept for the next checkout.
import { useQuery } from '@tanstack/react-query';
import { Badge } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { Dialog } from '@tessera/ui/overlay.tsx';
import { EmptyState } from '@tessera/ui/states.tsx';
import { useToast } from '@tessera/ui/toast.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { Refusal } from '@/features/form/refusal.tsx';
import { useAct } from '@/features/form/use-act.ts';
import { Answer } from '@/features/staff/parts.tsx';
import { answer, api } from '@/lib/api.ts';
import { countryName } from '@/lib/countries.ts';
import type { SavedAddress } from '@/lib/types.ts';
import { AddressForm, fieldsOf } from './address-form.tsx';
import { useSave } from './use-save.ts';

export function AddressesPage({ countries }: { countries: string[] }) {
  const t = useTranslations('account');
  const form = useTranslations('form');
  const query = useQuery({ queryKey: ['addresses'], queryFn: ({ signal }) => answer(api.GET('/v1/me/addresses', { signal })) });
  const add = (
    <AddressDialog
      title={t('addresses.add')}
      countries={countries}
      trigger={<Button data-testid="add-address">{t('addresses.add')}</Button>}
    />
  );
  return (
    <>
      <div className="mb-6 flex flex-wrap items-center justify-between gap-4">
        <h1 className="text-4xl">{t('page.addresses')}</h1>
        {(query.data?.items.length ?? 0) > 0 ? add : null}
      </div>
      <Answer query={query} failed={form('failed')}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('addresses.none')} text={t('addresses.noneText')} action={add} />
          ) : (
            <ul className="grid gap-4 sm:grid-cols-2">
              {items.map((address) => (
                <li key={address.id}>
                  <AddressCard address={address} countries={countries} />
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </>
  );
}

function AddressCard({ address, countries }: { address: SavedAddress; countries: string[] }) {
  const t = useTranslations('account.addresses');
  const form = useTranslations('form');
  const locale = useLocale();
  const toast = useToast();
  const act = useAct();
  const save = useSave('addresses');
  const { id, label, name, line1, line2, city, region, postalCode, country, phone, isDefault } = address;
  const restore = (): void =>
    void act.run(() =>
      save(answer(api.POST('/v1/me/addresses', { body: { ...fieldsOf(address), isDefault } })), t('restored', { name: label || line1 })),
    );
  const remove = (): void =>
    void act.run(async () => {
      await answer(api.DELETE('/v1/me/addresses/{id}', { params: { path: { id } } }));
      toast(t('removed', { name: label || line1 }), { action: { label: form('undo'), run: restore } });
      await save(Promise.resolve());
    });
  const prefer = (): void =>
    void act.run(() =>
      save(
        answer(api.PUT('/v1/me/addresses/{id}', { params: { path: { id } }, body: { ...fieldsOf(address), isDefault: true } })),
        form('saved'),
      ),
    );
  return (
    <article className="flex h-full flex-col gap-3 rounded-lg border border-line bg-raised p-5">
      <p className="flex flex-wrap items-center gap-2">
        <span className="font-medium">{label || name}</span>
        {isDefault ? <Badge>{t('default')}</Badge> : null}
      </p>
      <address className="flex-1 text-sm text-soft not-italic">
        {[label ? name : '', line1, line2, [postalCode, city].filter(Boolean).join(' '), region, countryName(country, locale)]
          .filter(Boolean)
          .map((part) => (
            <span key={part} dir="auto" className="block">
              {part}
            </span>
          ))}
        {phone ? (
          <bdi dir="ltr" className="tabular block w-fit">
            {phone}
          </bdi>
        ) : null}
      </address>
      <Refusal error={act.error} />
      <div className="flex flex-wrap gap-2">
        <AddressDialog
          title={t('change')}
          address={address}
          countries={countries}
          trigger={
            <Button look="line" size="sm" aria-label={t('changeOf', { name: label || line1 })}>
              {t('change')}
            </Button>
          }
        />
        {isDefault ? null : (
          <Button look="line" size="sm" disabled={act.busy} onClick={prefer}>
            {t('makeDefault')}
          </Button>
        )}
        <Button look="quiet" size="sm" disabled={act.busy} onClick={remove} aria-label={t('removeOf', { name: label || line1 })}>
          {form('remove')}
        </Button>
      </div>
    </article>
  );
}

interface AddressDialogProps {
  title: string;
  address?: SavedAddress;
  countries: string[];
  trigger: ReactNode;
}

function AddressDialog({ title, address, countries, trigger }: AddressDialogProps) {
  const common = useTranslations('common');
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen} title={title} closeLabel={common('close')} trigger={trigger}>
      <AddressForm address={address} countries={countries} onDone={() => setOpen(false)} />
    </Dialog>
  );
}
