'use client';
// One page while somebody writes it: what was typed stays until it is saved or thrown away.
import { useToast } from '@tessera/ui/toast.tsx';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { useSave } from '@/features/account/use-save.ts';
import { useAct } from '@/features/form/use-act.ts';
import { useStay } from '@/features/form/use-stay.ts';
import type { Locale } from '@/i18n/locales.ts';
import { useRouter } from '@/i18n/navigation.ts';
import { actKeys, answer, api } from '@/lib/api.ts';
import type { OwnPage } from '@/lib/types.ts';
import { draftOf, type PageDraft, type PageField, slugOf } from './page-draft.ts';

export function usePageDraft(initial: OwnPage | null, role: OwnPage['role']) {
  const form = useTranslations('form');
  const t = useTranslations('desk.content');
  const [act, toast, router, saveOf] = [useAct(), useToast(), useRouter(), useSave('own-pages', 'own-page')];
  const keys = useRef(actKeys());
  const [draft, setDraft] = useState(() => draftOf(initial, role ?? ''));
  const [named, setNamed] = useState(initial !== null || role !== null);
  const [left, setLeft] = useState(false);
  const unsaved = !left && JSON.stringify(draft) !== JSON.stringify(draftOf(initial, role ?? ''));
  useStay(unsaved);
  const write = (change: Partial<PageDraft>): void => {
    if ('slug' in change) setNamed(true);
    setDraft((now) => ({ ...now, ...change }));
  };
  /** A new page is named by its first title until somebody names it. */
  const say = (locale: Locale, field: PageField, text: string): void =>
    setDraft((now) => {
      const next = { ...now, [field]: { ...now[field], [locale]: text } };
      return field === 'title' && !named && slugOf(text) ? { ...next, slug: slugOf(text) } : next;
    });
  const save = (): void =>
    void act.run(async () => {
      if (initial) {
        const params = { path: { id: initial.id } };
        await saveOf(answer(api.PUT('/v1/admin/pages/{id}', { params, body: { ...draft, version: initial.version } })), form('saved'));
        return;
      }
      const body = { ...draft, role };
      const made = await answer(api.POST('/v1/admin/pages', { params: { header: keys.current.for(body) }, body }));
      keys.current.done();
      setLeft(true);
      await saveOf(Promise.resolve(), form('saved'));
      router.replace(`/staff/pages/${made.id}`);
    });
  const remove = async (): Promise<void> => {
    if (!initial) return;
    setLeft(true);
    await answer(api.DELETE('/v1/admin/pages/{id}', { params: { path: { id: initial.id } } }));
    toast(t('removed'));
    router.push('/staff/pages');
  };
  return { act, draft, write, say, save, remove, unsaved };
}
