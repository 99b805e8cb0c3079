'use client';
// Asks before a page with something unsaved is left: by a link of ours in our words, by any other way out in the browser's.
import { useTranslations } from 'next-intl';
import { useEffect, useId } from 'react';

/** What is unsaved on this page: forms may stand beside each other, and are asked about once. */
const unsaved = new Set<string>();
let question = '';

/** Whether what is unsaved may go; asks where there is something. */
export const mayLeave = (): boolean => unsaved.size === 0 || window.confirm(question);

const onUnload = (event: BeforeUnloadEvent): void => event.preventDefault();

const onClick = (event: MouseEvent): void => {
  const link = (event.target as Element | null)?.closest?.('a[href]');
  if (!link || link.getAttribute('href')?.startsWith('#') || link.hasAttribute('target') || link.hasAttribute('download')) return;
  if (event.ctrlKey || event.metaKey || mayLeave()) return;
  event.preventDefault();
  event.stopPropagation();
};

export function useStay(isUnsaved: boolean): void {
  const id = useId();
  const words = useTranslations('desk.editor')('leave');
  useEffect(() => {
    if (!isUnsaved) return;
    question = words;
    unsaved.add(id);
    window.addEventListener('beforeunload', onUnload);
    document.addEventListener('click', onClick, true);
    return () => {
      unsaved.delete(id);
      if (unsaved.size > 0) return;
      window.removeEventListener('beforeunload', onUnload);
      document.removeEventListener('click', onClick, true);
    };
  }, [isUnsaved, id, words]);
}
