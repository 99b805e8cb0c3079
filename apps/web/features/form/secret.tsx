'use client';
// Something shown once: to be copied or kept as a file.
import { Button } from '@tessera/ui/button.tsx';
import { useToast } from '@tessera/ui/toast.tsx';
import { Copy, Download } from 'lucide-react';
import { useTranslations } from 'next-intl';

export function CopyButton({ text, label }: { text: string; label?: string }) {
  const t = useTranslations('form');
  const toast = useToast();
  const copy = (): void =>
    void navigator.clipboard.writeText(text).then(
      () => toast(t('copied')),
      () => toast(t('notCopied'), { tone: 'danger' }),
    );
  return (
    <Button look="line" size="sm" onClick={copy}>
      <Copy aria-hidden size={16} strokeWidth={1.6} /> {label ?? t('copy')}
    </Button>
  );
}

export function DownloadButton({ text, name }: { text: string; name: string }) {
  const t = useTranslations('form');
  const save = (): void => saveFile(new Blob([text], { type: 'text/plain;charset=utf-8' }), name);
  return (
    <Button look="line" size="sm" onClick={save}>
      <Download aria-hidden size={16} strokeWidth={1.6} /> {t('download')}
    </Button>
  );
}

/** Hands a file to the reader. */
export function saveFile(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The browser has taken it by the time this runs.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
