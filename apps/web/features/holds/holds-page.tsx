'use client';
// Whom the organization keeps from being forgotten, and why: placed on the buyer of an order, lifted when the matter is over.
import { useQuery } from '@tanstack/react-query';
import { Badge } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input } from '@tessera/ui/field.tsx';
import { EmptyState } from '@tessera/ui/states.tsx';
import { Table, Td, Th } from '@tessera/ui/table.tsx';
import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useSave } from '@/features/account/use-save.ts';
import { ConfirmDialog } from '@/features/form/confirm-dialog.tsx';
import { FormDialog } from '@/features/form/form-dialog.tsx';
import { Refusal, useFieldError } from '@/features/form/refusal.tsx';
import { submitOf, useAct } from '@/features/form/use-act.ts';
import { PageHead } from '@/features/staff/page-head.tsx';
import { Answer, Tabs, useAddress, useMoment } from '@/features/staff/parts.tsx';
import { Link } from '@/i18n/navigation.ts';
import { answer, api } from '@/lib/api.ts';
import { formText } from '@/lib/form-text.ts';
import type { LegalHold } from '@/lib/types.ts';

export function HoldsPage() {
  const t = useTranslations('desk.hold');
  const staff = useTranslations('staff');
  const address = useAddress();
  const lifted = address.get('state') === 'lifted';
  const query = useQuery({ queryKey: ['holds'], queryFn: ({ signal }) => answer(api.GET('/v1/admin/privacy/holds', { signal })) });
  const place = <PlaceDialog />;
  return (
    <>
      <PageHead title={staff('page.holds')} text={t('text')}>
        {(query.data?.items.length ?? 0) > 0 ? place : null}
      </PageHead>
      <Answer query={query} failed={staff('failed')}>
        {({ items }) => {
          const shown = items.filter(({ liftedAt }) => (liftedAt !== null) === lifted);
          if (items.length === 0) return <EmptyState title={t('none')} text={t('noneText')} action={place} />;
          return (
            <>
              <Tabs
                label={staff('status')}
                value={lifted ? 'lifted' : ''}
                onChange={(state) => address.set({ state })}
                items={[
                  { value: '', name: t('standing'), count: items.filter(({ liftedAt }) => liftedAt === null).length },
                  { value: 'lifted', name: t('lifted'), count: items.filter(({ liftedAt }) => liftedAt !== null).length },
                ]}
              />
              {shown.length === 0 ? <EmptyState title={lifted ? t('noneLifted') : t('noneStanding')} /> : <Holds rows={shown} />}
            </>
          );
        }}
      </Answer>
    </>
  );
}

function Holds({ rows }: { rows: LegalHold[] }) {
  const t = useTranslations('desk.hold');
  const staff = useTranslations('staff');
  const moment = useMoment();
  return (
    <Table label={staff('page.holds')}>
      <thead>
        <tr>
          <Th>{t('person')}</Th>
          <Th>{t('reason')}</Th>
          <Th>{t('since')}</Th>
          <Th>
            <span className="sr-only">{t('lift')}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} data-testid="hold">
            <Td className="font-medium">
              <Held row={row} />
            </Td>
            <Td>
              <span dir="auto" className="block max-w-80 min-w-40 break-words">
                {row.reason}
              </span>
            </Td>
            <Td className="text-soft">
              <span className="whitespace-nowrap">{moment(row.setAt)}</span>
              {row.setBy ? (
                <span className="block text-xs">
                  <bdi>{row.setBy}</bdi>
                </span>
              ) : null}
            </Td>
            <Td className="text-end">
              {row.liftedAt ? <Badge>{t('liftedAt', { when: moment(row.liftedAt) })}</Badge> : <Lift row={row} />}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Whom a hold is on: somebody with an account by name, a guest by what their order names. */
function useNameOf(): (row: LegalHold) => string {
  const t = useTranslations('desk.hold');
  return ({ user, email, order }) => user?.name ?? email ?? (order ? t('buyerOf', { number: order.number }) : '—');
}

function Held({ row: { user, email, order } }: { row: LegalHold }) {
  const t = useTranslations('desk.hold');
  return (
    <>
      <bdi className="break-words">{user?.name ?? email ?? t('guest')}</bdi>
      {order ? (
        <Link href={`/staff/orders/${order.id}`} className="block text-xs text-soft underline underline-offset-4">
          {t('ofOrder', { number: order.number })}
        </Link>
      ) : null}
    </>
  );
}

function Lift({ row }: { row: LegalHold }) {
  const t = useTranslations('desk.hold');
  const save = useSave('holds');
  const name = useNameOf()(row);
  return (
    <ConfirmDialog
      title={t('liftOf', { name })}
      text={t('liftText')}
      onConfirm={() =>
        save(answer(api.DELETE('/v1/admin/privacy/holds/{id}', { params: { path: { id: row.id } } })), t('liftDone', { name }))
      }
      trigger={
        <Button look="line" size="sm" aria-label={t('liftOf', { name })}>
          {t('lift')}
        </Button>
      }
    />
  );
}

function PlaceDialog() {
  const t = useTranslations('desk.hold');
  return (
    <FormDialog
      title={t('place')}
      description={t('placeText')}
      trigger={
        <Button data-testid="place-hold">
          <Plus aria-hidden size={18} /> {t('place')}
        </Button>
      }
    >
      {(close) => <PlaceForm onDone={close} />}
    </FormDialog>
  );
}

/** An order by its id, or by the number that people know it by. */
async function orderOf(typed: string): Promise<string | undefined> {
  if (/^ord_[0-7][0-9a-hjkmnp-tv-z]{25}$/.test(typed)) return typed;
  const { items } = await answer(api.GET('/v1/admin/orders', { params: { query: { q: typed, limit: 5 } } }));
  return items.find(({ number }) => number.toLowerCase() === typed.toLowerCase())?.id;
}

function PlaceForm({ onDone }: { onDone: () => void }) {
  const t = useTranslations('desk.hold');
  const act = useAct();
  const save = useSave('holds');
  const fieldError = useFieldError(act.error);
  const nameOf = useNameOf();
  const [unknown, setUnknown] = useState(false);
  const submit = (data: FormData): void =>
    void act.run(async () => {
      const orderId = await orderOf(formText(data, 'order'));
      setUnknown(!orderId);
      if (!orderId) return;
      const made = await save(answer(api.POST('/v1/admin/privacy/holds', { body: { orderId, reason: formText(data, 'reason') } })));
      await save(Promise.resolve(), t('placeDone', { name: nameOf(made) }));
      onDone();
    });
  return (
    <form className="grid gap-4" onSubmit={submitOf(submit)}>
      <Field label={t('order')} hint={t('orderHint')} error={unknown ? t('noOrder') : fieldError('orderId')}>
        {(control) => (
          <Input
            {...control}
            name="order"
            required
            maxLength={40}
            dir="ltr"
            autoCapitalize="none"
            autoComplete="off"
            autoFocus
            onChange={() => setUnknown(false)}
          />
        )}
      </Field>
      <Field label={t('reason')} hint={t('reasonHint')} error={fieldError('reason')}>
        {(control) => <Input {...control} name="reason" required minLength={3} maxLength={300} dir="auto" />}
      </Field>
      <Refusal error={act.error} />
      <Button type="submit" busy={act.busy} disabled={act.busy}>
        {t('place')}
      </Button>
    </form>
  );
}
