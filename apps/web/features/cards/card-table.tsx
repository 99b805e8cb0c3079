'use client';
// Cards as rows, and what staff do with one: suspend, resume, revoke, each with a reason that stays in the trail.
import { Badge, type Tone } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input } from '@tessera/ui/field.tsx';
import { numberLocale } from '@tessera/ui/money.ts';
import { Table, Td, Th } from '@tessera/ui/table.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { useSave } from '@/features/account/use-save.ts';
import { FormDialog } from '@/features/form/form-dialog.tsx';
import { Refusal, useFieldError } from '@/features/form/refusal.tsx';
import { submitOf, useAct } from '@/features/form/use-act.ts';
import { useMay } from '@/features/staff/desk.tsx';
import { Link } from '@/i18n/navigation.ts';
import { answer, api } from '@/lib/api.ts';
import { formText } from '@/lib/form-text.ts';
import type { IssuedCard } from '@/lib/types.ts';

const tones: Record<IssuedCard['state'], Tone> = { active: 'success', suspended: 'warning', revoked: 'danger', expired: 'plain' };

export function CardTable({ rows, stale }: { rows: IssuedCard[]; stale: boolean }) {
  const t = useTranslations('desk.cards');
  const staff = useTranslations('staff');
  const may = useMay('cards.write');
  return (
    <Table stacks label={staff('page.cards')} className={stale ? 'opacity-50' : ''}>
      <thead>
        <tr>
          <Th>{t('holder')}</Th>
          <Th>{t('number')}</Th>
          <Th>{t('card')}</Th>
          <Th>{staff('status')}</Th>
          <Th>{t('issued')}</Th>
          <Th>{t('until')}</Th>
          <Th>
            <span className="sr-only">{t('acts')}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <CardRow key={row.id} row={row} may={may} />
        ))}
      </tbody>
    </Table>
  );
}

function CardRow({ row, may }: { row: IssuedCard; may: boolean }) {
  const t = useTranslations('desk.cards');
  const kind = useTranslations('kinds.membership');
  const staff = useTranslations('staff');
  const day = new Intl.DateTimeFormat(numberLocale(useLocale()), { dateStyle: 'medium' });
  const mayOrders = useMay('orders.read');
  return (
    <tr data-testid="issued-card">
      <Td className="min-w-36">
        <span className="font-medium">{row.name ? <bdi>{row.name}</bdi> : t('noName')}</span>
        {row.orderId && mayOrders ? (
          <Link href={`/staff/orders/${row.orderId}`} className="block text-xs text-soft underline underline-offset-4">
            {t('toOrder')}
          </Link>
        ) : null}
      </Td>
      <Td label={t('number')} className="tabular whitespace-nowrap">
        <span className="sr-only">{kind('card.ends', { digits: row.lastFour })}</span>
        <bdi aria-hidden dir="ltr">
          •••• {row.lastFour}
        </bdi>
      </Td>
      <Td label={t('card')}>
        <span className="flex flex-wrap items-center gap-2">
          <Badge>{kind(`tier.${row.tier}`)}</Badge>
          <bdi>{row.programme}</bdi>
        </span>
      </Td>
      <Td label={staff('status')}>
        <Badge tone={tones[row.state]}>{kind(`cardState.${row.state}`)}</Badge>
        {row.reason ? (
          <span dir="auto" className="mt-1 block max-w-56 text-xs break-words text-soft">
            {row.reason}
          </span>
        ) : null}
      </Td>
      <Td label={t('issued')} className="tabular whitespace-nowrap">
        {day.format(new Date(row.issuedAt))}
      </Td>
      <Td label={t('until')} className="tabular whitespace-nowrap">
        {row.validUntil ? day.format(new Date(row.validUntil)) : t('forever')}
      </Td>
      <Td>{may ? <Acts row={row} /> : null}</Td>
    </tr>
  );
}

type Act = 'suspend' | 'resume' | 'revoke';

function Acts({ row }: { row: IssuedCard }) {
  const acts: Act[] = row.state === 'active' ? ['suspend', 'revoke'] : row.state === 'suspended' ? ['resume', 'revoke'] : [];
  return (
    <span className="flex justify-end gap-2 max-sm:justify-start">
      {acts.map((act) => (
        <ActDialog key={act} row={row} act={act} />
      ))}
    </span>
  );
}

function ActDialog({ row, act }: { row: IssuedCard; act: Act }) {
  const t = useTranslations('desk.cards');
  const title = t(`${act}Of`, { digits: row.lastFour });
  return (
    <FormDialog
      title={title}
      description={t(`${act}Text`)}
      trigger={
        <Button look="quiet" size="sm" aria-label={title}>
          {t(act)}
        </Button>
      }
    >
      {(close) => <ReasonForm row={row} act={act} onDone={close} />}
    </FormDialog>
  );
}

function ReasonForm({ row, act: move, onDone }: { row: IssuedCard; act: Act; onDone: () => void }) {
  const t = useTranslations('desk.cards');
  const form = useTranslations('form');
  const act = useAct();
  const save = useSave('cards', 'card-programmes');
  const fieldError = useFieldError(act.error);
  const send = (data: FormData): void =>
    void act.run(async () => {
      const request = { params: { path: { id: row.id } }, body: { reason: formText(data, 'reason') } };
      await save(answer(api.POST(`/v1/admin/cards/{id}/${move}`, request)), form('saved'));
      onDone();
    });
  return (
    <form className="grid gap-5" onSubmit={submitOf(send)}>
      <Field label={t('reason')} hint={t('reasonHint')} error={fieldError('reason')}>
        {(control) => <Input {...control} name="reason" required maxLength={300} autoFocus dir="auto" />}
      </Field>
      <Refusal error={act.error} />
      <div className="flex flex-col-reverse gap-3 sm:flex-row sm:justify-end">
        <Button look="quiet" onClick={onDone}>
          {form('cancel')}
        </Button>
        <Button type="submit" look={move === 'revoke' ? 'danger' : 'main'} busy={act.busy} disabled={act.busy} data-testid="confirm">
          {t(move)}
        </Button>
      </div>
    </form>
  );
}
