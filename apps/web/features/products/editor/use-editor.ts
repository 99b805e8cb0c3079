'use client';
// One product while somebody writes it: what was typed stays until it is saved or thrown away, and what was refused is told at its field.
import { useQueryClient } from '@tanstack/react-query';
import { useToast } from '@tessera/ui/toast.tsx';
import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useEffectEvent, useMemo, useState } from 'react';
import { type Act, useAct } from '@/features/form/use-act.ts';
import { useStay } from '@/features/form/use-stay.ts';
import type { Locale } from '@/i18n/locales.ts';
import { answer, api } from '@/lib/api.ts';
import { ApiProblem, codeOf } from '@/lib/problem.ts';
import type { WholeProduct } from '@/lib/types.ts';
import { bodyOf, type Draft, draftOf, type Wrong } from './draft.ts';

export type Change = Partial<Draft> | ((draft: Draft) => Draft);
export interface Editor {
  whole: WholeProduct;
  draft: Draft;
  /** What the shop falls back to. */
  first: Locale;
  act: Act;
  unsaved: boolean;
  change: (change: Change) => void;
  /** What is wrong at a field, or below it. */
  errorOf: (pointer: string) => string | undefined;
  /** Of all variants by place and field. */
  errors: Wrong;
  save: () => void;
  readAgain: () => void;
}

export const readWhole = (id: string, signal?: AbortSignal): Promise<WholeProduct> =>
  answer(api.GET('/v1/admin/products/{id}', { params: { path: { id } }, ...(signal ? { signal } : {}) }));

/** The first field that is marked, once it is. */
const leadToWrong = (): void =>
  void setTimeout(() => {
    const field = document.querySelector<HTMLElement>('[aria-invalid="true"]');
    field?.focus();
    field?.scrollIntoView({ block: 'center' });
  });

/** Words for what was refused, by pointer. */
function useErrors(wrong: Wrong, error: unknown): Wrong {
  const form = useTranslations('form.invalid');
  const product = useTranslations('desk.product');
  const errors = useTranslations('errors');
  return useMemo(() => {
    const own = Object.entries(wrong).map(([pointer, why]) => [pointer, why === 'badPrice' ? product('badPrice') : form('refused')]);
    const fields = error instanceof ApiProblem ? error.fields : [];
    const told = fields.map(({ pointer, message }) => [
      pointer.replace(/^\/body/, ''),
      errors.has(message) ? errors(message) : form('refused'),
    ]);
    return Object.fromEntries([...told, ...own]) as Wrong;
  }, [wrong, error, form, product, errors]);
}

function useSaveKey(save: () => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    event.preventDefault();
    save();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

export function useEditor(initial: WholeProduct): Editor {
  const t = useTranslations('desk.editor');
  const toast = useToast();
  const client = useQueryClient();
  const act = useAct();
  const [whole, setWhole] = useState(initial);
  const [draft, setDraft] = useState(() => draftOf(initial));
  const [wrong, setWrong] = useState<Wrong>({});
  const first = whole.languages.find(({ needed }) => needed)?.locale ?? 'en';
  const before = useMemo(() => JSON.stringify(draftOf(whole)), [whole]);
  const unsaved = JSON.stringify(draft) !== before;
  const errors = useErrors(wrong, act.error);
  useStay(unsaved);
  const take = (next: WholeProduct): void => {
    setWhole(next);
    setDraft(draftOf(next));
    setWrong({});
  };
  const change = useCallback((next: Change) => setDraft((now) => (typeof next === 'function' ? next(now) : { ...now, ...next })), []);
  const save = (): void => {
    if (act.busy) return;
    const { body, wrong: unread } = bodyOf(draft, whole);
    setWrong(unread);
    if (Object.keys(unread).length > 0) return leadToWrong();
    void act.run(async () => {
      try {
        take(await answer(api.PUT('/v1/admin/products/{id}', { params: { path: { id: whole.id } }, body })));
      } catch (problem) {
        if (codeOf(problem) !== 'PRODUCT_CHANGED') leadToWrong();
        throw problem;
      }
      toast(t('saved'));
      await client.invalidateQueries({ queryKey: ['products'] });
    });
  };
  useSaveKey(save);
  const readAgain = (): void => void act.run(async () => take(await readWhole(whole.id)));
  const errorOf = (pointer: string): string | undefined =>
    errors[pointer] ?? Object.entries(errors).find(([at]) => at.startsWith(`${pointer}/`))?.[1];
  return { whole, draft, first, act, unsaved, change, errorOf, errors, save, readAgain };
}
