'use client';
// Which keys a list knows.
import { Dialog } from '@tessera/ui/overlay.tsx';
import { useTranslations } from 'next-intl';

const always = [
  ['j', 'next'],
  ['k', 'previous'],
  ['Enter', 'open'],
  ['/', 'search'],
  ['?', 'help'],
] as const;
const choosing = [
  ['x', 'choose'],
  ['⇧ x', 'range'],
] as const;

export function KeysHelp({ open, onClose, chooses }: { open: boolean; onClose: () => void; chooses?: boolean }) {
  const t = useTranslations('desk.list');
  const common = useTranslations('common');
  const keys = [...always, ...(chooses ? choosing : [])];
  return (
    <Dialog open={open} onOpenChange={(to) => (to ? undefined : onClose())} title={t('keys')} closeLabel={common('close')}>
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2 text-sm">
        {keys.map(([key, act]) => (
          <div key={key} className="contents">
            <dt>
              <kbd
                dir="ltr"
                className="inline-block min-w-8 rounded-sm border border-edge bg-sunken px-2 py-1 text-center font-mono text-xs"
              >
                {key}
              </kbd>
            </dt>
            <dd>{t(`key.${act}`)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
