'use client';
// What is held under a proved address: how much, as a file, and erased.
import { Notice } from '@tessera/ui/bits.tsx';
import { Button, buttonStyle } from '@tessera/ui/button.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { ConfirmDialog } from '@/features/form/confirm-dialog.tsx';
import { Refusal } from '@/features/form/refusal.tsx';
import { useAct } from '@/features/form/use-act.ts';
import { Link } from '@/i18n/navigation.ts';
import { answer, api } from '@/lib/api.ts';
import type { GuestErased, GuestHeld } from '@/lib/types.ts';
import { strong } from './strong.tsx';

const sorts = ['orders', 'carts', 'messages', 'promotions', 'customer_groups', 'courses', 'cards', 'hosting', 'holds'] as const;

export function HeldData({ email, held }: { email: string; held: GuestHeld }) {
  const t = useTranslations('sign.privacy');
  const [erased, setErased] = useState<GuestErased | null>(null);
  if (erased) return erased.kept.some(({ why }) => why === 'hold') ? <Kept /> : <Erased erased={erased} />;
  const shown = held.held.filter(({ count }) => count > 0);
  return (
    <>
      <h1 className="text-4xl">{t('held')}</h1>
      <p className="text-soft">{t.rich('heldUnder', { to: email, b: strong })}</p>
      {shown.length > 0 ? (
        <dl className="grid" data-testid="held">
          {shown.map(({ what, count }) => (
            <div key={what} className="flex justify-between gap-4 border-b border-line py-3">
              <dt>{sorts.includes(what as 'orders') ? t(`sort.${what as 'orders'}`) : what}</dt>
              <dd className="tabular font-medium">{count}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <Notice>{t('nothing')}</Notice>
      )}
      {held.hasAccount ? (
        <Notice>
          <p>{t('hasAccount')}</p>
          <Link href="/sign-in?next=/account/privacy" className="mt-1 inline-block font-medium underline underline-offset-4">
            {t('signIn')}
          </Link>
        </Notice>
      ) : null}
      {shown.length > 0 ? <Acts token={held.token} onErased={setErased} /> : null}
    </>
  );
}

/** Hands a file to the browser as if it had been a link. */
function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

function Acts({ token, onErased }: { token: string; onErased: (erased: GuestErased) => void }) {
  const t = useTranslations('sign.privacy');
  const act = useAct();
  const fetchFile = (format: 'html' | 'json'): void =>
    void act.run(async () => {
      const file = await answer(api.POST('/v1/privacy/requests/archive', { body: { token, format }, parseAs: 'blob' }));
      save(file, `my-data.${format}`);
    });
  return (
    <div className="grid gap-3">
      <Refusal error={act.error} />
      <div className="grid grid-cols-2 gap-3">
        {(['html', 'json'] as const).map((format) => (
          <Button key={format} look="line" size="lg" busy={act.busy} disabled={act.busy} onClick={() => fetchFile(format)}>
            {t('fetch', { format: format.toUpperCase() })}
          </Button>
        ))}
      </div>
      <ConfirmDialog
        title={t('erase')}
        text={t('eraseText')}
        onConfirm={async () => onErased(await answer(api.POST('/v1/privacy/requests/erasure', { body: { token } })))}
        trigger={
          <Button look="danger" size="lg" data-testid="erase">
            {t('erase')}
          </Button>
        }
      />
    </div>
  );
}

/** A legal hold stands: the wish waits. */
function Kept() {
  const t = useTranslations('sign.privacy');
  return (
    <>
      <h1 className="text-4xl">{t('heldTitle')}</h1>
      <Notice role="status">{t('heldText')}</Notice>
      <Link href="/" className={buttonStyle({ look: 'line', size: 'lg' })}>
        {t('toShop')}
      </Link>
    </>
  );
}

function Erased({ erased }: { erased: GuestErased }) {
  const t = useTranslations('sign.privacy');
  const locale = useLocale();
  const day = new Intl.DateTimeFormat(`${locale}-u-ca-gregory`, { dateStyle: 'long', timeZone: 'UTC' });
  return (
    <>
      <h1 className="text-4xl">{t('erased')}</h1>
      <Notice tone="success" role="status">
        {t('erasedText')}
      </Notice>
      {erased.kept.map(({ what, count, until }) => (
        <p key={what} className="text-sm text-soft">
          {t('kept', { count, until: until ? day.format(new Date(until)) : '—' })}
        </p>
      ))}
      <Link href="/" className={buttonStyle({ look: 'line', size: 'lg' })}>
        {t('toShop')}
      </Link>
    </>
  );
}
