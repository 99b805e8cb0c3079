'use client';
// One product's texts while somebody writes them: what was typed stays until it is saved or thrown away.
import { useQueryClient } from '@tanstack/react-query';
import { useToast } from '@tessera/ui/toast.tsx';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAct } from '@/features/form/use-act.ts';
import { useStay } from '@/features/form/use-stay.ts';
import type { Locale } from '@/i18n/locales.ts';
import { answer, api } from '@/lib/api.ts';
import { ApiProblem } from '@/lib/problem.ts';
import type { ProductTexts } from '@/lib/types.ts';
import { bodyOf, draftOf, refusedAt, type TextField, type Written } from './draft.ts';

export const readTexts = (id: string, signal?: AbortSignal): Promise<ProductTexts> =>
  answer(api.GET('/v1/admin/products/{id}/texts', { params: { path: { id } }, ...(signal ? { signal } : {}) }));

/** Fields the shop refused, the first of them first. */
const refusedIn = (error: unknown): { locale: Locale; field: TextField }[] =>
  error instanceof ApiProblem ? error.fields.flatMap(({ pointer }) => refusedAt(pointer) ?? []) : [];

export function useTexts(initial: ProductTexts, onWrong: (wrong: { locale: Locale; field: TextField }) => void) {
  const t = useTranslations('desk.texts');
  const toast = useToast();
  const client = useQueryClient();
  const act = useAct();
  const [saved, setSaved] = useState(initial);
  const [draft, setDraft] = useState(() => draftOf(initial));
  const [untitled, setUntitled] = useState<readonly Locale[]>([]);
  const unsaved = JSON.stringify(draft) !== JSON.stringify(draftOf(saved));
  useStay(unsaved);
  const take = (texts: ProductTexts): void => {
    setSaved(texts);
    setDraft(draftOf(texts));
    setUntitled([]);
  };
  const write = (locale: Locale, change: Partial<Written>): void => {
    setDraft((now) => ({ ...now, [locale]: { ...now[locale], ...change } }));
    if (change.title) setUntitled((now) => now.filter((one) => one !== locale));
  };
  const save = (): void => {
    const wanting = saved.languages.filter(({ locale, needed }) => needed && !draft[locale].title.trim()).map(({ locale }) => locale);
    setUntitled(wanting);
    if (wanting[0]) return onWrong({ locale: wanting[0], field: 'title' });
    const path = { id: saved.id };
    void act.run(async () => {
      try {
        take(await answer(api.PUT('/v1/admin/products/{id}/texts', { params: { path }, body: bodyOf(draft, saved) })));
      } catch (problem) {
        const [first] = refusedIn(problem);
        if (first) onWrong(first);
        throw problem;
      }
      toast(t('saved'));
      await client.invalidateQueries({ queryKey: ['products'] });
    });
  };
  const readAgain = (): void => void act.run(async () => take(await readTexts(saved.id)));
  return { act, saved, draft, unsaved, untitled, refused: refusedIn(act.error), write, save, readAgain };
}
