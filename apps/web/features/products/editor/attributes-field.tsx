'use client';
// Facts of a product: those of the organization's set, as the set allows, and free ones in the shop's first language.
import { useQuery } from '@tanstack/react-query';
import { Button } from '@tessera/ui/button.tsx';
import { Input, Select } from '@tessera/ui/field.tsx';
import { Plus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { directionOf } from '@/i18n/locales.ts';
import { answer, api } from '@/lib/api.ts';
import type { AttributeDefinition, OwnCategory } from '@/lib/types.ts';
import { type AttributeDraft, saidIn, shownIn } from './draft.ts';
import type { Editor } from './use-editor.ts';

const MOST = 100;

const useAttributes = () =>
  useQuery({ queryKey: ['attributes'], queryFn: ({ signal }) => answer(api.GET('/v1/admin/attributes', { signal })) });

/** A category and all above it. */
function pathOf(categories: readonly OwnCategory[], id: string): string[] {
  const row = categories.find((each) => each.id === id);
  return row ? [id, ...(row.parentId ? pathOf(categories, row.parentId) : [])] : [];
}

export function AttributesField({ editor, categories }: { editor: Editor; categories: readonly OwnCategory[] }) {
  const t = useTranslations('desk.editor');
  const { draft, change } = editor;
  const next = useRef(0);
  const { data } = useAttributes();
  const definitions = data?.items ?? [];
  const path = pathOf(categories, draft.categoryId);
  const offered = definitions.filter(
    ({ code, categoryId }) => (categoryId === null || path.includes(categoryId)) && !draft.attributes.some((each) => each.code === code),
  );
  const add = (code: string | null): void => {
    next.current += 1;
    change({ attributes: [...draft.attributes, { id: `new-${next.current}`, code, valueCode: '', name: saidIn(), value: saidIn() }] });
  };
  return (
    <fieldset className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <legend className="text-sm font-medium">{t('attributes')}</legend>
      <ul className="mt-1 grid gap-2">
        {draft.attributes.map((attribute, at) => (
          <AttributeRow
            key={attribute.id}
            editor={editor}
            attribute={attribute}
            at={at}
            definition={definitions.find(({ code }) => code === attribute.code)}
          />
        ))}
      </ul>
      {draft.attributes.length < MOST ? (
        <div className="flex flex-wrap gap-2">
          {offered.slice(0, 12).map(({ code, title }) => (
            <Button key={code} look="quiet" size="sm" onClick={() => add(code)}>
              <Plus aria-hidden size={15} /> <bdi>{title}</bdi>
            </Button>
          ))}
          <Button look="line" size="sm" onClick={() => add(null)} data-testid="add-attribute">
            <Plus aria-hidden size={15} /> {t('ownAttribute')}
          </Button>
        </div>
      ) : null}
    </fieldset>
  );
}

interface RowProps {
  editor: Editor;
  attribute: AttributeDraft;
  at: number;
  definition: AttributeDefinition | undefined;
}

function AttributeRow({ editor: { draft, first, change, errorOf }, attribute, at, definition }: RowProps) {
  const t = useTranslations('desk.editor');
  const error = errorOf(`/attributes/${at}`);
  const put = (part: Partial<AttributeDraft>): void =>
    change({ attributes: draft.attributes.map((each) => (each.id === attribute.id ? { ...each, ...part } : each)) });
  const name = definition?.title ?? shownIn(attribute.name, first);
  const own = { lang: first, dir: directionOf(first) } as const;
  return (
    <li className="grid gap-1">
      <span className="flex items-center gap-2">
        {attribute.code ? (
          <bdi className="min-w-0 flex-1 truncate text-sm">{name}</bdi>
        ) : (
          <Input
            {...own}
            aria-label={t('attributeName')}
            placeholder={t('attributeName')}
            maxLength={80}
            aria-invalid={error ? true : undefined}
            value={attribute.name[first]}
            onChange={({ target }) => put({ name: { ...attribute.name, [first]: target.value } })}
            className="h-9 min-w-0 flex-1 text-sm"
          />
        )}
        <span className="min-w-0 flex-1">
          <AttributeValue attribute={attribute} definition={definition} first={first} name={name} wrong={Boolean(error)} put={put} />
        </span>
        <Button
          look="quiet"
          size="iconSm"
          aria-label={t('removeOf', { name: name || t('attributeName') })}
          onClick={() => change({ attributes: draft.attributes.filter((each) => each.id !== attribute.id) })}
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

interface ValueProps {
  attribute: AttributeDraft;
  definition: AttributeDefinition | undefined;
  first: Editor['first'];
  name: string;
  wrong: boolean;
  put: (part: Partial<AttributeDraft>) => void;
}

function AttributeValue({ attribute, definition, first, name, wrong, put }: ValueProps) {
  const t = useTranslations('desk.editor');
  const shared = { 'aria-label': name || t('attributeValue'), 'aria-invalid': wrong || undefined, className: 'h-9 text-sm' };
  if (definition?.type === 'choice' || definition?.type === 'boolean') {
    const choices =
      definition.type === 'choice'
        ? definition.choices.map(({ code, name: said }) => ({ code, words: shownIn(saidIn(said), first) }))
        : [
            { code: 'true', words: t('yes') },
            { code: 'false', words: t('no') },
          ];
    return (
      <Select {...shared} value={attribute.valueCode} onChange={({ target }) => put({ valueCode: target.value })}>
        <option value="">—</option>
        {choices.map(({ code, words }) => (
          <option key={code} value={code}>
            {words}
          </option>
        ))}
      </Select>
    );
  }
  if (definition?.type === 'number')
    return (
      <span className="flex items-center gap-2">
        <Input
          {...shared}
          dir="ltr"
          inputMode="decimal"
          maxLength={17}
          value={attribute.valueCode}
          onChange={({ target }) => put({ valueCode: target.value })}
        />
        {definition.unit ? <bdi className="text-sm text-soft">{definition.unit}</bdi> : null}
      </span>
    );
  return (
    <Input
      {...shared}
      lang={first}
      dir={directionOf(first)}
      placeholder={t('attributeValue')}
      maxLength={300}
      value={attribute.value[first]}
      onChange={({ target }) => put({ value: { ...attribute.value, [first]: target.value } })}
    />
  );
}
