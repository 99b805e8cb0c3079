'use client';
// Where a product stands and what it says in lists of facts: its categories, tags and attributes.
import { useQuery } from '@tanstack/react-query';
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input, Select } from '@tessera/ui/field.tsx';
import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { Link } from '@/i18n/navigation.ts';
import { answer, api } from '@/lib/api.ts';
import type { OwnCategory } from '@/lib/types.ts';
import { AttributesField } from './attributes-field.tsx';
import { Section } from './section.tsx';
import type { Editor } from './use-editor.ts';

const useCategories = () =>
  useQuery({ queryKey: ['categories'], queryFn: ({ signal }) => answer(api.GET('/v1/admin/categories', { signal })) });

/** As deep as it stands. */
const indented = ({ title, depth }: OwnCategory): string => `${'\u2003'.repeat(depth - 1)}${title}`;

export function OrganizationSection({ editor }: { editor: Editor }) {
  const t = useTranslations('desk.editor');
  const { data } = useCategories();
  const { draft, change, errorOf } = editor;
  const categories = data?.items ?? [];
  const further = categories.filter(({ id }) => id !== draft.categoryId);
  return (
    <Section id="organization" title={t('organization')}>
      <Field
        label={t('category')}
        error={errorOf('/categoryId')}
        hint={
          <Link href="/staff/categories" className="underline underline-offset-4">
            {t('toCategories')}
          </Link>
        }
      >
        {(control) => (
          <Select
            {...control}
            name="category"
            value={draft.categoryId}
            onChange={({ target }) =>
              change({ categoryId: target.value, categoryIds: draft.categoryIds.filter((id) => id !== target.value) })
            }
          >
            {categories.map((category) => (
              <option key={category.id} value={category.id}>
                {indented(category)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {further.length > 0 ? (
        <details>
          <summary className="flex min-h-11 cursor-pointer items-center justify-between gap-2 text-sm font-medium">
            {t('furtherCategories')}
            <span className="tabular font-normal text-soft">{draft.categoryIds.length}</span>
          </summary>
          <ul className="max-h-64 overflow-y-auto rounded-md border border-line p-2">
            {further.map(({ id, title, depth }) => (
              <li key={id} style={{ paddingInlineStart: `${(depth - 1) * 1.25}rem` }}>
                <label className="flex min-h-9 items-center gap-3 text-sm">
                  <input
                    type="checkbox"
                    className="size-5 shrink-0 accent-accent"
                    checked={draft.categoryIds.includes(id)}
                    onChange={({ target }) =>
                      change({ categoryIds: target.checked ? [...draft.categoryIds, id] : draft.categoryIds.filter((each) => each !== id) })
                    }
                  />
                  <bdi>{title}</bdi>
                </label>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      <TagsField editor={editor} />
      <AttributesField editor={editor} categories={categories} />
    </Section>
  );
}

const MOST_TAGS = 50;

/** Enter or a comma makes what was typed a tag; Backspace in an empty field takes the last one away. */
function TagsField({ editor: { draft, change, errorOf } }: { editor: Editor }) {
  const t = useTranslations('desk.editor');
  const list = useId();
  const [text, setText] = useState('');
  const { data } = useQuery({ queryKey: ['tags'], queryFn: ({ signal }) => answer(api.GET('/v1/admin/tags', { signal })) });
  const add = (): void => {
    const tags = text
      .split(/[,،]/)
      .map((tag) => tag.trim().slice(0, 40))
      .filter(Boolean);
    const known = new Set(draft.tags.map((tag) => tag.toLowerCase()));
    const fresh = tags.filter((tag) => !known.has(tag.toLowerCase()) && known.add(tag.toLowerCase()));
    change({ tags: [...draft.tags, ...fresh].slice(0, MOST_TAGS) });
    setText('');
  };
  return (
    <Field label={t('tags')} hint={t('tagsHint')} error={errorOf('/tags')}>
      {(control) => (
        <div className="grid gap-2">
          <Input
            {...control}
            list={list}
            dir="auto"
            maxLength={200}
            value={text}
            data-testid="tags"
            onChange={({ target }) => setText(target.value)}
            onBlur={() => (text.trim() ? add() : undefined)}
            onKeyDown={(event) => {
              if (event.key === 'Backspace' && !text) change({ tags: draft.tags.slice(0, -1) });
              if (event.key !== 'Enter' && event.key !== ',') return;
              event.preventDefault();
              add();
            }}
          />
          <datalist id={list}>
            {(data?.items ?? []).slice(0, 100).map(({ tag }) => (
              <option key={tag} value={tag}>
                {tag}
              </option>
            ))}
          </datalist>
          {draft.tags.length > 0 ? (
            <ul className="flex flex-wrap gap-2">
              {draft.tags.map((tag) => (
                <li key={tag} className="inline-flex items-center gap-1 rounded-full bg-sunken ps-3 text-sm">
                  <bdi>{tag}</bdi>
                  <Button
                    look="quiet"
                    size="iconSm"
                    className="rounded-full"
                    aria-label={t('removeOf', { name: tag })}
                    onClick={() => change({ tags: draft.tags.filter((each) => each !== tag) })}
                  >
                    <X aria-hidden size={14} />
                  </Button>
                </li>
              ))}
            </ul>
          ) : null}
        </div>
      )}
    </Field>
  );
}
