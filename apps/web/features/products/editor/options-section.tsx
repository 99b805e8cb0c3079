'use client';
// Options of a product and their values: added, named in each language, coloured, moved, taken away; variants follow.
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input, Select } from '@tessera/ui/field.tsx';
import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useState } from 'react';
import { directionOf, isLocale, type Locale, localeNames, locales } from '@/i18n/locales.ts';
import {
  active,
  allChoices,
  codeOf,
  MOST_OPTIONS,
  MOST_VALUES,
  MOST_VARIANTS,
  missingChoices,
  movedBy,
  newOption,
  withMissing,
  withOptions,
} from './choices.ts';
import { type OptionDraft, saidIn, shownIn, type ValueDraft } from './draft.ts';
import { Section } from './section.tsx';
import type { Editor } from './use-editor.ts';

interface OptionProps {
  editor: Editor;
  at: number;
  /** In which names are written. */
  locale: Locale;
}

/** Another option in the place of one, or none; everything that names it follows. */
const putOption = ({ change }: Editor, at: number, option: OptionDraft | null): void =>
  change((draft) =>
    withOptions(
      draft,
      draft.options.flatMap((each, index) => (index === at ? (option ?? []) : each)),
    ),
  );

export function OptionsSection({ editor }: { editor: Editor }) {
  const t = useTranslations('desk.editor');
  const { draft, first, change } = editor;
  const [locale, setLocale] = useState<Locale>(first);
  const missing = missingChoices(draft).length;
  const room = MOST_VARIANTS - active(draft.variants).length;
  return (
    <Section id="options" title={t('options')} text={t('optionsText')}>
      {draft.options.length > 0 ? (
        <Field label={t('namesIn')} className="sm:max-w-xs">
          {(control) => (
            <Select {...control} value={locale} onChange={({ target }) => setLocale(isLocale(target.value) ? target.value : first)}>
              {locales.map((one) => (
                <option key={one} value={one}>
                  {localeNames[one]}
                </option>
              ))}
            </Select>
          )}
        </Field>
      ) : null}
      {draft.options.map((option, at) => (
        <OptionCard key={option.code} editor={editor} at={at} locale={locale} />
      ))}
      {draft.options.length < MOST_OPTIONS ? <NewOption editor={editor} /> : <p className="text-sm text-soft">{t('mostOptions')}</p>}
      {missing > 0 ? (
        <div className="flex flex-wrap items-center gap-3 rounded-md bg-sunken p-3 text-sm">
          <Button
            look="line"
            size="sm"
            disabled={room <= 0}
            onClick={() => change((now) => ({ ...now, variants: withMissing(now) }))}
            data-testid="make-variants"
          >
            {t('makeVariants', { count: Math.min(missing, Math.max(0, room)) })}
          </Button>
          <span className="text-soft">
            {allChoices(draft.options).length > MOST_VARIANTS ? t('tooManyVariants', { most: MOST_VARIANTS }) : t('makeVariantsText')}
          </span>
        </div>
      ) : null}
    </Section>
  );
}

function NewOption({ editor: { draft, first, change } }: { editor: Editor }) {
  const t = useTranslations('desk.editor');
  const [name, setName] = useState('');
  const suggestions = (['size', 'colour', 'material'] as const).filter((code) => !draft.options.some((option) => option.code === code));
  const add = (option: OptionDraft): void => {
    change((now) => ({ ...now, options: [...now.options, option] }));
    setName('');
  };
  const named = (): void => (name.trim() ? add(newOption(draft.options, name.trim(), first)) : undefined);
  return (
    <div className="flex flex-wrap items-end gap-2">
      <Field label={t('newOption')} className="min-w-48 grow sm:max-w-xs">
        {(control) => (
          <Input
            {...control}
            lang={first}
            dir={directionOf(first)}
            maxLength={60}
            value={name}
            data-testid="new-option"
            onChange={({ target }) => setName(target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              named();
            }}
          />
        )}
      </Field>
      <Button look="line" disabled={!name.trim()} onClick={named}>
        <Plus aria-hidden size={18} /> {t('add')}
      </Button>
      {suggestions.map((code) => (
        <Button
          key={code}
          look="quiet"
          data-testid={`option-${code}`}
          onClick={() => add({ code, name: { ...saidIn(), [first]: t(`option.${code}`) }, values: [] })}
        >
          <Plus aria-hidden size={16} /> {t(`option.${code}`)}
        </Button>
      ))}
    </div>
  );
}

function OptionCard({ editor, at, locale }: OptionProps) {
  const t = useTranslations('desk.editor');
  const { draft, first, change, errorOf } = editor;
  const option = draft.options[at];
  if (!option) return null;
  const shown = shownIn(option.name, first);
  const move = (by: number): void => change((now) => withOptions(now, movedBy(now.options, at, by) ?? now.options));
  return (
    <fieldset className="grid grid-cols-[minmax(0,1fr)] gap-3 rounded-md border border-line p-3 sm:p-4">
      <legend className="sr-only">{shown}</legend>
      <div className="flex items-end gap-1">
        <Field label={t('optionName')} error={errorOf(`/options/${at}/name`)} className="grow">
          {(control) => (
            <Input
              {...control}
              lang={locale}
              dir={directionOf(locale)}
              maxLength={60}
              placeholder={shown}
              value={option.name[locale]}
              onChange={({ target }) => putOption(editor, at, { ...option, name: { ...option.name, [locale]: target.value } })}
            />
          )}
        </Field>
        <Button look="quiet" size="icon" disabled={at === 0} aria-label={t('up', { name: shown })} onClick={() => move(-1)}>
          <ArrowUp aria-hidden size={18} />
        </Button>
        <Button
          look="quiet"
          size="icon"
          disabled={at === draft.options.length - 1}
          aria-label={t('down', { name: shown })}
          onClick={() => move(1)}
        >
          <ArrowDown aria-hidden size={18} />
        </Button>
        <Button look="quiet" size="icon" aria-label={t('removeOf', { name: shown })} onClick={() => putOption(editor, at, null)}>
          <X aria-hidden size={18} />
        </Button>
      </div>
      <ul className="grid gap-2">
        {option.values.map((value, place) => (
          <ValueRow key={value.code} editor={editor} at={at} locale={locale} option={option} value={value} place={place} />
        ))}
      </ul>
      <NewValue editor={editor} at={at} locale={locale} />
    </fieldset>
  );
}

function ValueRow({ editor, at, locale, option, value, place }: OptionProps & { option: OptionDraft; value: ValueDraft; place: number }) {
  const t = useTranslations('desk.editor');
  const { first, errorOf } = editor;
  const shown = shownIn(value.name, first);
  const error = errorOf(`/options/${at}/values/${place}`);
  const put = (values: ValueDraft[]): void => putOption(editor, at, { ...option, values });
  const write = (part: Partial<ValueDraft>): void =>
    put(option.values.map((each) => (each.code === value.code ? { ...each, ...part } : each)));
  const move = (by: number): void => put(movedBy(option.values, place, by) ?? option.values);
  const keys = (event: KeyboardEvent): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    move(event.key === 'ArrowUp' ? -1 : 1);
  };
  return (
    <li className="grid gap-1">
      <span className="flex items-center gap-1">
        {/* Sizes have no colour. */}
        {option.code === 'size' ? null : (
          <input
            type="color"
            aria-label={t('swatchOf', { name: shown })}
            value={value.swatch ?? '#ffffff'}
            onChange={({ target }) => write({ swatch: target.value.toLowerCase() })}
            className={`size-9 shrink-0 cursor-pointer rounded-md border border-edge bg-raised p-1 ${value.swatch ? '' : 'opacity-40'}`}
          />
        )}
        <Input
          lang={locale}
          dir={directionOf(locale)}
          aria-label={t('valueName', { name: shown })}
          aria-invalid={error ? true : undefined}
          maxLength={60}
          placeholder={shown}
          value={value.name[locale]}
          onKeyDown={keys}
          onChange={({ target }) => write({ name: { ...value.name, [locale]: target.value } })}
        />
        <Button look="quiet" size="iconSm" disabled={place === 0} aria-label={t('up', { name: shown })} onClick={() => move(-1)}>
          <ArrowUp aria-hidden size={16} />
        </Button>
        <Button
          look="quiet"
          size="iconSm"
          disabled={place === option.values.length - 1}
          aria-label={t('down', { name: shown })}
          onClick={() => move(1)}
        >
          <ArrowDown aria-hidden size={16} />
        </Button>
        <Button
          look="quiet"
          size="iconSm"
          aria-label={t('removeOf', { name: shown })}
          onClick={() => put(option.values.filter((each) => each.code !== value.code))}
        >
          <X aria-hidden size={16} />
        </Button>
      </span>
      {error ? (
        <span role="alert" className="text-sm text-danger">
          {error}
        </span>
      ) : null}
    </li>
  );
}

/** Enter adds; several at once are parted by commas. */
function NewValue({ editor, at, locale }: OptionProps) {
  const t = useTranslations('desk.editor');
  const [text, setText] = useState('');
  const option = editor.draft.options[at];
  if (!option || option.values.length >= MOST_VALUES) return null;
  const add = (): void => {
    const names = text
      .split(/[,،、\n]/)
      .map((name) => name.trim())
      .filter(Boolean);
    const values = [...option.values];
    for (const name of names.slice(0, MOST_VALUES - values.length)) {
      const taken = values.map((value) => value.code);
      values.push({ code: codeOf(name, taken, 'value'), name: { ...saidIn(), [locale]: name }, swatch: null });
    }
    putOption(editor, at, { ...option, values });
    setText('');
  };
  return (
    <div className="flex gap-2">
      <Input
        lang={locale}
        dir={directionOf(locale)}
        aria-label={t('newValue', { name: shownIn(option.name, editor.first) })}
        placeholder={t('newValueHint')}
        data-testid={`new-value-${option.code}`}
        value={text}
        maxLength={2000}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          add();
        }}
      />
      <Button look="line" disabled={!text.trim()} onClick={add}>
        {t('add')}
      </Button>
    </div>
  );
}
