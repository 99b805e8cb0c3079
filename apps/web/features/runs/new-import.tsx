'use client';
// Begins an import: of what, and the file, dropped or chosen.
import { Field, Select } from '@tessera/ui/field.tsx';
import { Progress } from '@tessera/ui/progress.tsx';
import { Upload } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type DragEvent, useId, useState } from 'react';
import { Refusal } from '@/features/form/refusal.tsx';
import { useAct } from '@/features/form/use-act.ts';
import { LARGEST, sendImport } from './send-import.ts';

const kinds = ['csv_products', 'csv_prices', 'csv_stock'] as const;
type Kind = (typeof kinds)[number];

export function NewImport({ onSent }: { onSent: (id: string) => void }) {
  const t = useTranslations('desk.run');
  const [kind, setKind] = useState<Kind>('csv_products');
  const [share, setShare] = useState<number | null>(null);
  const [tooLarge, setTooLarge] = useState(false);
  const act = useAct();
  const send = (file: File | undefined): void => {
    if (!file || act.busy) return;
    setTooLarge(file.size > LARGEST);
    if (file.size > LARGEST) return;
    void act
      .run(async () => {
        setShare(0);
        onSent((await sendImport(file, kind, setShare)).id);
      })
      .finally(() => setShare(null));
  };
  return (
    <section className="grid gap-4 rounded-md border border-line p-4 md:p-6" aria-label={t('importTitle')}>
      <h2 className="text-2xl">{t('importTitle')}</h2>
      <Field label={t('what')} className="max-w-sm">
        {(control) => (
          <Select {...control} value={kind} onChange={({ target }) => setKind(target.value as Kind)} disabled={act.busy}>
            {kinds.map((each) => (
              <option key={each} value={each}>
                {t(`kind.${each}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <DropFile onFile={send} disabled={act.busy} />
      {share === null ? null : <Progress share={share} label={t('sending')} />}
      {tooLarge ? (
        <p role="alert" className="text-sm text-danger">
          {t('tooLarge')}
        </p>
      ) : null}
      <Refusal error={act.error} />
    </section>
  );
}

/** A label over a file field: keys and screen readers use the field, a mouse may drop on the label. */
function DropFile({ onFile, disabled }: { onFile: (file: File | undefined) => void; disabled: boolean }) {
  const t = useTranslations('desk.run');
  const id = useId();
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    onFile(event.dataTransfer.files[0]);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys and screen readers use the field inside of it
    <label
      htmlFor={id}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={`grid cursor-pointer justify-items-center gap-2 rounded-md border border-dashed px-4 py-8 text-center focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-focus ${over ? 'border-ink bg-sunken' : 'border-edge'}`}
    >
      <Upload aria-hidden size={22} strokeWidth={1.6} />
      <span className="font-medium">{t('drop')}</span>
      <span className="text-sm text-soft">{t('dropHint')}</span>
      <input
        id={id}
        type="file"
        accept=".csv,.tsv,.txt,text/csv"
        disabled={disabled}
        className="sr-only"
        data-testid="import-file"
        onChange={({ target }) => {
          onFile(target.files?.[0]);
          target.value = '';
        }}
      />
    </label>
  );
}
