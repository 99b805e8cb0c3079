'use client';
// One change for many products: said, looked at, made.
import { useQuery } from '@tanstack/react-query';
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input, Select } from '@tessera/ui/field.tsx';
import { Dialog } from '@tessera/ui/overlay.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { useSave } from '@/features/account/use-save.ts';
import { Refusal } from '@/features/form/refusal.tsx';
import { submitOf, useAct } from '@/features/form/use-act.ts';
import { actKeys, answer, api } from '@/lib/api.ts';
import type { BulkChange, BulkPreview, BulkSelection } from '@/lib/types.ts';
import { AttributeFields } from './attribute-fields.tsx';
import { PreviewTable } from './preview-table.tsx';
import { readChange } from './read-change.ts';

interface BulkDialogProps {
  selection: BulkSelection;
  /** In how many words: "12 products". */
  about: string;
  currency: string;
  onDone: () => void;
}

export function BulkDialog(props: BulkDialogProps) {
  const t = useTranslations('desk.bulk');
  const common = useTranslations('common');
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={t('title')}
      description={props.about}
      closeLabel={common('close')}
      className="max-w-3xl!"
      trigger={
        <Button size="sm" data-testid="bulk-edit">
          {t('open')}
        </Button>
      }
    >
      <BulkForm
        {...props}
        onDone={() => {
          setOpen(false);
          props.onDone();
        }}
      />
    </Dialog>
  );
}

function BulkForm({ selection, currency, onDone }: BulkDialogProps) {
  const t = useTranslations('desk.bulk');
  const locale = useLocale();
  const [wrong, setWrong] = useState<'value' | 'nothing' | null>(null);
  const [looked, setLooked] = useState<{ change: BulkChange; preview: BulkPreview } | null>(null);
  const keys = useRef(actKeys());
  const [act, save] = [useAct(), useSave('bulk-edits', 'products')];
  const look = (data: FormData): void => {
    const change = readChange(data, { currency, locale });
    if ('wrong' in change) return setWrong(change.wrong);
    setWrong(null);
    void act.run(async () => {
      const preview = await answer(api.POST('/v1/admin/product-edits/preview', { body: { selection, change } }));
      setLooked({ change, preview });
    });
  };
  const make = (change: BulkChange): void =>
    void act.run(async () => {
      const body = { selection, change };
      const header = keys.current.for(body);
      await save(answer(api.POST('/v1/admin/product-edits', { params: { header }, body })), t('begun'));
      keys.current.done();
      onDone();
    });
  return (
    <form className="grid gap-5" onSubmit={submitOf(look)} onChange={() => setLooked(null)}>
      <BulkFields wrong={wrong} currency={currency} />
      <AttributeFields />
      {wrong === 'nothing' ? (
        <p role="alert" className="text-sm text-danger">
          {t('nothing')}
        </p>
      ) : null}
      <Refusal error={act.error} />
      {looked ? <PreviewTable preview={looked.preview} /> : null}
      <div className="flex flex-wrap justify-end gap-3">
        <Button type="submit" look={looked ? 'line' : 'main'} busy={act.busy} disabled={act.busy} data-testid="bulk-preview">
          {t('preview')}
        </Button>
        {looked && looked.preview.changed > 0 ? (
          <Button busy={act.busy} disabled={act.busy} onClick={() => make(looked.change)} data-testid="bulk-make">
            {t('make', { count: looked.preview.total })}
          </Button>
        ) : null}
      </div>
    </form>
  );
}

function BulkFields({ wrong, currency }: { wrong: 'value' | 'nothing' | null; currency: string }) {
  const t = useTranslations('desk.bulk');
  const product = useTranslations('desk.product');
  const [how, setHow] = useState('');
  const { data } = useQuery({
    queryKey: ['own-categories'],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/categories', { signal })),
  });
  const choose = (name: string, options: [value: string, label: string][]) => (
    <Field label={t(name)}>
      {(control) => (
        <Select {...control} name={name} {...(name === 'how' ? { value: how, onChange: ({ target }) => setHow(target.value) } : {})}>
          <option value="">{t('asItIs')}</option>
          {options.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      {choose(
        'status',
        (['published', 'draft', 'archived'] as const).map((status) => [status, product(`status.${status}`)]),
      )}
      {choose(
        'category',
        (data?.items ?? []).map(({ slug, title, depth }) => [slug, `${'· '.repeat(depth - 1)}${title}`]),
      )}
      <Field label={t('addTags')} hint={t('tagsHint')}>
        {(control) => <Input {...control} name="addTags" maxLength={400} dir="auto" />}
      </Field>
      <Field label={t('removeTags')}>{(control) => <Input {...control} name="removeTags" maxLength={400} dir="auto" />}</Field>
      {choose(
        'how',
        (['set', 'percent', 'amount'] as const).map((each) => [each, t(`price.${each}`, { currency })]),
      )}
      {how ? (
        <Field label={t('value')} hint={t(`hint.${how}`)} error={wrong === 'value' ? t('badValue') : undefined}>
          {(control) => <Input {...control} name="value" required autoComplete="off" maxLength={16} dir="ltr" className="tabular" />}
        </Field>
      ) : null}
      {how
        ? choose(
            'rounding',
            (['whole', '99', '95', '90'] as const).map((each) => [each, t(`round.${each}`)]),
          )
        : null}
      {choose(
        'compareAt',
        (['before', 'none'] as const).map((each) => [each, t(`compare.${each}`)]),
      )}
    </div>
  );
}
