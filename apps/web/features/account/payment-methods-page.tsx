'use client';
// What one saved in this shop to pay with: which is used first, and what is removed.
import { useQuery } from '@tanstack/react-query';
import { Badge } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { EmptyState } from '@tessera/ui/states.tsx';
import { useTranslations } from 'next-intl';
import { CardName, useCardName } from '@/features/form/card-name.tsx';
import { ConfirmDialog } from '@/features/form/confirm-dialog.tsx';
import { Refusal } from '@/features/form/refusal.tsx';
import { useAct } from '@/features/form/use-act.ts';
import { Answer } from '@/features/staff/parts.tsx';
import { answer, api } from '@/lib/api.ts';
import type { SavedMethod } from '@/lib/types.ts';
import { useSave } from './use-save.ts';

export function PaymentMethodsPage() {
  const t = useTranslations('account');
  const form = useTranslations('form');
  const query = useQuery({
    queryKey: ['payment-methods'],
    queryFn: ({ signal }) => answer(api.GET('/v1/me/payment-methods', { signal })),
  });
  return (
    <>
      <h1 className="mb-2 text-4xl">{t('page.payment-methods')}</h1>
      <p className="mb-6 text-soft">{t('methods.text')}</p>
      <Answer query={query} failed={form('failed')}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('methods.none')} text={t('methods.noneText')} />
          ) : (
            <ul className="grid gap-4 sm:grid-cols-2">
              {items.map((method) => (
                <li key={method.id}>
                  <MethodCard method={method} />
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </>
  );
}

function MethodCard({ method }: { method: SavedMethod }) {
  const t = useTranslations('account.methods');
  const form = useTranslations('form');
  const nameOf = useCardName();
  const act = useAct();
  const save = useSave('payment-methods');
  const { id, status, isDefault } = method;
  const name = nameOf(method);
  const path = { params: { path: { id } } };
  const prefer = (): void =>
    void act.run(() => save(answer(api.PUT('/v1/me/payment-methods/{id}/default', { ...path, body: {} })), form('saved')));
  const remove = (): Promise<unknown> => save(answer(api.DELETE('/v1/me/payment-methods/{id}', path)), t('removed', { name }));
  return (
    <article className="flex h-full flex-col gap-3 rounded-lg border border-line bg-raised p-5" data-testid="payment-method">
      <p className="flex flex-1 flex-wrap items-center gap-x-3 gap-y-1">
        <CardName method={method} />
        {isDefault ? <Badge>{t('default')}</Badge> : null}
        {status === 'usable' ? null : <Badge tone={status === 'expired' ? 'danger' : 'warning'}>{t(`status.${status}`)}</Badge>}
      </p>
      <p className="text-sm text-soft">{t('through', { provider: method.name })}</p>
      {status === 'usable' ? null : <p className="text-sm text-soft">{t(`statusText.${status}`)}</p>}
      <Refusal error={act.error} />
      <div className="flex flex-wrap gap-2">
        {isDefault ? null : (
          <Button look="line" size="sm" disabled={act.busy} onClick={prefer} aria-label={t('makeDefaultOf', { name })}>
            {t('makeDefault')}
          </Button>
        )}
        <ConfirmDialog
          title={t('removeOf', { name })}
          text={t('removeText')}
          onConfirm={remove}
          trigger={
            <Button look="quiet" size="sm" aria-label={t('removeOf', { name })}>
              {form('remove')}
            </Button>
          }
        />
      </div>
    </article>
  );
}
