'use client';
// Says through whose eyes one looks, and leads back to one's own.
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { localPath } from '@/i18n/locales.ts';
import { stopVisiting } from '@/lib/session.ts';

export function VisitStrip({ name, floating }: { name: string; floating?: boolean }) {
  const t = useTranslations('shell.account');
  const [busy, setBusy] = useState(false);
  const back = async (): Promise<void> => {
    setBusy(true);
    await stopVisiting().catch(() => undefined);
    // A full load, so that nothing of theirs stays on the page.
    window.location.assign(localPath(document.documentElement.lang, '/staff'));
  };
  return (
    <div
      role="region"
      aria-label={t('visiting', { name })}
      className={`no-print flex flex-wrap items-center justify-between gap-x-6 gap-y-1 border-warning bg-warning-bg px-4 py-2 text-sm text-warning ${floating ? 'fixed inset-x-0 bottom-0 z-50 border-t' : 'border-b'}`}
    >
      <span className="font-medium">{t('visiting', { name })}</span>
      <button type="button" disabled={busy} onClick={() => void back()} className="min-h-9 font-medium underline underline-offset-4">
        {t('leave', { name })}
      </button>
    </div>
  );
}
