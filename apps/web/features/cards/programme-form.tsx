'use client';
// A card programme: its name in each language, how many cards there may be, whether its cards are sold.
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input } from '@tessera/ui/field.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { useRef } from 'react';
import { useSave } from '@/features/account/use-save.ts';
import { Refusal, useFieldError } from '@/features/form/refusal.tsx';
import { useAct } from '@/features/form/use-act.ts';
import { directionOf, localeNames, locales } from '@/i18n/locales.ts';
import { actKeys, answer, api } from '@/lib/api.ts';
import { latinDigits } from '@/lib/digits.ts';
import { formText } from '@/lib/form-text.ts';
import type { CardProgramme } from '@/lib/types.ts';

interface ProgrammeFormProps {
  /** The one to change; else a new one is made. */
  programme?: CardProgramme;
  onDone: () => void;
}

/** What was filled in, in languages that say something; a limit that is left empty is none. */
function read(data: FormData) {
  const said = locales.map((locale) => [locale, formText(data, `name.${locale}`)] as const).filter(([, text]) => text);
  const limit = latinDigits(formText(data, 'limit'));
  return { name: Object.fromEntries(said), cardLimit: limit === '' ? null : Number(limit) };
}

/** Sends what was filled in: a new programme, or the change of one. The same again, after no answer came, makes no second one. */
function useSaving({ programme, onDone }: ProgrammeFormProps) {
  const form = useTranslations('form');
  const act = useAct();
  const save = useSave('card-programmes', 'card-terms');
  const keys = useRef(actKeys());
  const make = async (body: ReturnType<typeof read>): Promise<void> => {
    await save(answer(api.POST('/v1/admin/card-programmes', { params: { header: keys.current.for(body) }, body })), form('saved'));
    keys.current.done();
  };
  const change = ({ id, version }: CardProgramme, data: FormData): Promise<unknown> => {
    const body = { ...read(data), status: data.get('closed') ? ('closed' as const) : ('open' as const), version };
    return save(answer(api.PATCH('/v1/admin/card-programmes/{id}', { params: { path: { id } }, body })), form('saved'));
  };
  const send = (data: FormData): void =>
    void act.run(async () => {
      await (programme ? change(programme, data) : make(read(data)));
      onDone();
    });
  return { act, send };
}

export function ProgrammeForm(props: ProgrammeFormProps) {
  const { programme } = props;
  const t = useTranslations('desk.cards');
  const form = useTranslations('form');
  const { act, send } = useSaving(props);
  const fieldError = useFieldError(act.error);
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        send(new FormData(event.currentTarget));
      }}
    >
      <NameFields programme={programme} error={fieldError('name')} />
      <Field label={t('limit')} hint={t('limitHint')} optional={form('optional')} error={fieldError('cardLimit')}>
        {(control) => (
          <Input
            {...control}
            name="limit"
            inputMode="numeric"
            maxLength={8}
            autoComplete="off"
            dir="ltr"
            className="tabular"
            defaultValue={programme?.cardLimit ?? ''}
          />
        )}
      </Field>
      {programme ? (
        <label className="flex min-h-11 items-center gap-3 text-sm">
          <input type="checkbox" name="closed" defaultChecked={programme.status === 'closed'} className="size-5 accent-accent" />
          {t('closedLabel')}
        </label>
      ) : null}
      <Refusal error={act.error} />
      <Button type="submit" size="lg" busy={act.busy} disabled={act.busy} data-testid="save-programme">
        {act.busy ? form('working') : form('save')}
      </Button>
    </form>
  );
}

/** The reader's language first; a new one is named in it. */
function NameFields({ programme, error }: { programme: CardProgramme | undefined; error: string | undefined }) {
  const t = useTranslations('desk.cards');
  const form = useTranslations('form');
  const own = useLocale();
  const ordered = locales.toSorted((one, other) => Number(other === own) - Number(one === own));
  return ordered.map((locale, at) => (
    <Field
      key={locale}
      label={t('nameIn', { language: localeNames[locale] })}
      optional={at === 0 ? undefined : form('optional')}
      error={at === 0 ? error : undefined}
    >
      {(control) => (
        <Input
          {...control}
          name={`name.${locale}`}
          lang={locale}
          dir={directionOf(locale)}
          required={at === 0 && !programme}
          maxLength={80}
          autoFocus={at === 0}
          defaultValue={programme?.name[locale]}
        />
      )}
    </Field>
  ));
}
