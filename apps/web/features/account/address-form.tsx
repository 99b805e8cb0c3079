'use client';
// One address of the book, new or changed.
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input, Select } from '@tessera/ui/field.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { Refusal, useFieldError } from '@/features/form/refusal.tsx';
import { submitOf, useAct } from '@/features/form/use-act.ts';
import { answer, api } from '@/lib/api.ts';
import { countriesIn } from '@/lib/countries.ts';
import { formText } from '@/lib/form-text.ts';
import type { SavedAddress } from '@/lib/types.ts';
import { useSave } from './use-save.ts';

const needed = { name: ['name', 120], line1: ['address-line1', 200], city: ['address-level2', 120] } as const;
const free = {
  line2: ['address-line2', 200],
  region: ['address-level1', 120],
  postalCode: ['postal-code', 20],
  phone: ['tel', 32],
} as const;
const order = ['name', 'line1', 'line2', 'city', 'region', 'postalCode', 'phone'] as const;

type Fields = Omit<SavedAddress, 'id' | 'isDefault'>;

/** What is sent of an address: without what the server gave it, and without what is empty. */
export function fieldsOf({ id: _id, isDefault: _default, ...fields }: SavedAddress): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value)) as Fields;
}

function typed(data: FormData): Fields {
  const names = ['label', 'country', ...order];
  return Object.fromEntries(names.map((name) => [name, formText(data, name)]).filter(([, value]) => value)) as Fields;
}

interface AddressFormProps {
  address: SavedAddress | undefined;
  countries: string[];
  onDone: () => void;
}

export function AddressForm({ address, countries, onDone }: AddressFormProps) {
  const t = useTranslations('account.addresses');
  const field = useTranslations('checkout.field');
  const form = useTranslations('form');
  const locale = useLocale();
  const act = useAct();
  const save = useSave('addresses');
  const fieldError = useFieldError(act.error);
  const submit = (data: FormData): void => {
    const body = { ...typed(data), ...(data.has('isDefault') ? { isDefault: true } : {}) };
    const sent = address
      ? () => answer(api.PUT('/v1/me/addresses/{id}', { params: { path: { id: address.id } }, body }))
      : () => answer(api.POST('/v1/me/addresses', { body }));
    void act.run(() => save(sent(), form('saved')).then(onDone));
  };
  return (
    <form className="grid gap-4" onSubmit={submitOf(submit)}>
      <Field label={t('label')} optional={form('optional')} error={fieldError('label')}>
        {(control) => <Input {...control} name="label" maxLength={60} defaultValue={address?.label} placeholder={t('labelSample')} />}
      </Field>
      <Field label={field('country')} error={fieldError('country')}>
        {(control) => (
          <Select {...control} name="country" required autoComplete="country" defaultValue={address?.country ?? countries[0]}>
            {countriesIn(locale, countries).map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {order.map((name) => {
        const [autoComplete, maxLength] = name in needed ? needed[name as keyof typeof needed] : free[name as keyof typeof free];
        const required = name in needed;
        return (
          <Field key={name} label={field(name)} error={fieldError(name)} {...(required ? {} : { optional: form('optional') })}>
            {(control) => (
              <Input
                {...control}
                name={name}
                required={required}
                autoComplete={autoComplete}
                maxLength={maxLength}
                defaultValue={address?.[name]}
                {...(name === 'phone' ? { type: 'tel', dir: 'ltr' } : { dir: 'auto' })}
              />
            )}
          </Field>
        );
      })}
      {address?.isDefault ? null : (
        <label className="flex min-h-11 items-center gap-3 text-sm">
          <input type="checkbox" name="isDefault" className="size-5 accent-accent" /> {t('asDefault')}
        </label>
      )}
      <Refusal error={act.error} />
      <Button type="submit" busy={act.busy} disabled={act.busy} data-testid="save-address">
        {form('save')}
      </Button>
    </form>
  );
}
