'use client';
// One category: its name in each language, its address, and what it stands below.
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input, Select } from '@tessera/ui/field.tsx';
import { useTranslations } from 'next-intl';
import { type ReactNode, useRef } from 'react';
import { useSave } from '@/features/account/use-save.ts';
import { FormDialog } from '@/features/form/form-dialog.tsx';
import { Refusal, useFieldError } from '@/features/form/refusal.tsx';
import { useAct } from '@/features/form/use-act.ts';
import { directionOf, localeNames, locales } from '@/i18n/locales.ts';
import { actKeys, answer, api } from '@/lib/api.ts';
import { formText } from '@/lib/form-text.ts';
import type { OwnCategory } from '@/lib/types.ts';

const DEEPEST = 4;

interface DialogProps {
  trigger: ReactNode;
  all: OwnCategory[];
  /** The one to change; else a new one is made. */
  row?: OwnCategory;
}

export function CategoryDialog({ trigger, all, row }: DialogProps) {
  const t = useTranslations('desk.categories');
  return (
    <FormDialog title={row ? t('changeOf', { name: row.title }) : t('new')} trigger={trigger}>
      {(close) => <CategoryForm all={all} row={row} onDone={close} />}
    </FormDialog>
  );
}

/** Itself and what hangs below it can't be above it. */
function below(all: readonly OwnCategory[], id: string): string[] {
  return [id, ...all.filter(({ parentId }) => parentId === id).flatMap((child) => below(all, child.id))];
}

function CategoryForm({ all, row, onDone }: { all: OwnCategory[]; row: OwnCategory | undefined; onDone: () => void }) {
  const t = useTranslations('desk.categories');
  const form = useTranslations('form');
  const act = useAct();
  const save = useSave('categories');
  const keys = useRef(actKeys());
  const fieldError = useFieldError(act.error);
  const own = row ? below(all, row.id) : [];
  const parents = all.filter(({ id, depth }) => depth < DEEPEST && !own.includes(id));
  const submit = (data: FormData): void => {
    const said = locales.map((locale) => [locale, formText(data, `name.${locale}`)] as const).filter(([, text]) => text);
    const body = { name: Object.fromEntries(said), parentId: formText(data, 'parent') || null };
    const slug = formText(data, 'slug');
    void act.run(async () => {
      const named = { ...body, ...(slug && slug !== row?.slug ? { slug } : {}) };
      await save(
        row
          ? answer(api.PATCH('/v1/admin/categories/{id}', { params: { path: { id: row.id } }, body: named }))
          : answer(api.POST('/v1/admin/categories', { params: { header: keys.current.for(named) }, body: named })),
        form('saved'),
      );
      keys.current.done();
      onDone();
    });
  };
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit(new FormData(event.currentTarget));
      }}
    >
      <NameFields row={row} error={fieldError('name')} />
      <Field label={t('parent')} error={fieldError('parentId')}>
        {(control) => (
          <Select {...control} name="parent" defaultValue={row?.parentId ?? ''}>
            <option value="">{t('top')}</option>
            {parents.map(({ id, title, depth }) => (
              <option key={id} value={id}>
                {`${'\u2003'.repeat(depth - 1)}${title}`}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t('slug')} hint={t('slugHint')} error={fieldError('slug')}>
        {(control) => (
          <Input {...control} name="slug" dir="ltr" maxLength={80} spellCheck={false} autoComplete="off" defaultValue={row?.slug} />
        )}
      </Field>
      <Refusal error={act.error} />
      <Button type="submit" busy={act.busy} disabled={act.busy} data-testid="save-category">
        {form('save')}
      </Button>
    </form>
  );
}

/** What it is called in each language. */
function NameFields({ row, error }: { row: OwnCategory | undefined; error: string | undefined }) {
  return locales.map((locale, at) => (
    <Field key={locale} label={localeNames[locale]} error={at === 0 ? error : undefined}>
      {(control) => (
        <Input
          {...control}
          name={`name.${locale}`}
          lang={locale}
          dir={directionOf(locale)}
          maxLength={80}
          defaultValue={row?.name[locale]}
          autoFocus={at === 0}
        />
      )}
    </Field>
  ));
}
