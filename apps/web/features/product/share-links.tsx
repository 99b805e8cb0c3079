'use client';
// Ways to pass the product on.
import { useToast } from '@tessera/ui/toast.tsx';
import { useTranslations } from 'next-intl';

const targets: { name: string; href: (url: string, title: string) => string }[] = [
  { name: 'Facebook', href: (url) => `https://www.facebook.com/sharer/sharer.php?u=${url}` },
  { name: 'X', href: (url, title) => `https://x.com/intent/post?url=${url}&text=${title}` },
  { name: 'LINE', href: (url) => `https://social-plugins.line.me/lineit/share?url=${url}` },
  { name: 'WhatsApp', href: (url, title) => `https://wa.me/?text=${title}%20${url}` },
];

export function ShareLinks({ title }: { title: string }) {
  const t = useTranslations('product');
  const toast = useToast();
  const open = (target: (typeof targets)[number]) => () => {
    window.open(target.href(encodeURIComponent(window.location.href), encodeURIComponent(title)), '_blank', 'noopener,noreferrer');
  };
  const link = 'underline underline-offset-4 decoration-line hover:decoration-current';
  return (
    <div className="mt-8 flex flex-wrap items-center gap-x-5 gap-y-2 border-t border-line pt-5 text-sm">
      <span className="text-soft">{t('share')}</span>
      <button
        type="button"
        className={link}
        onClick={() => {
          navigator.clipboard.writeText(window.location.href).then(
            () => toast(t('copied')),
            () => toast(t('notCopied'), { tone: 'danger' }),
          );
        }}
      >
        {t('copy')}
      </button>
      {targets.map((target) => (
        <button key={target.name} type="button" className={link} aria-label={t('shareOn', { name: target.name })} onClick={open(target)}>
          {target.name}
        </button>
      ))}
    </div>
  );
}
