'use client';
// Who carries a parcel, and its tracking number.
import { Field, Input } from '@tessera/ui/field.tsx';
import { useTranslations } from 'next-intl';

const carriers = ['Thailand Post', 'Kerry Express', 'DHL Express', 'Viettel Post', 'Aramex', 'SingPost'];

/** What they were, where there is something to put right. */
export function CarrierFields({ carrier, trackingNumber }: { carrier?: string; trackingNumber?: string }) {
  const t = useTranslations('staff');
  return (
    <>
      <Field label={t('carrier')}>
        {(control) => (
          <>
            <Input {...control} name="carrier" required maxLength={80} list="carriers" defaultValue={carrier} autoFocus />
            <datalist id="carriers">
              {carriers.map((name) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </datalist>
          </>
        )}
      </Field>
      <Field label={t('tracking')}>
        {(control) => (
          <Input {...control} name="tracking" required maxLength={80} dir="ltr" autoComplete="off" defaultValue={trackingNumber} />
        )}
      </Field>
    </>
  );
}
