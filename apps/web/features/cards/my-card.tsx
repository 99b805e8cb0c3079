'use client';
// One's card: as it looks, its whole number when asked for, and whose name is on it.
import { Badge, type Tone } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input } from '@tessera/ui/field.tsx';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { CardFace } from '../../../../kinds/membership/web/card-face.tsx';
import { useSave } from '@/features/account/use-save.ts';
import { FormDialog } from '@/features/form/form-dialog.tsx';
import { Refusal, useFieldError } from '@/features/form/refusal.tsx';
import { submitOf, useAct } from '@/features/form/use-act.ts';
import { Link } from '@/i18n/navigation.ts';
import { answer, api } from '@/lib/api.ts';
import { formText } from '@/lib/form-text.ts';
import type { MyCard as Card } from '@/lib/types.ts';

const tones: Record<Card['state'], Tone> = { active: 'success', suspended: 'warning', revoked: 'danger', expired: 'plain' };

export function MyCard({ card }: { card: Card }) {
  const t = useTranslations('cards');
  const kind = useTranslations('kinds.membership');
  const lives = card.state === 'active' || card.state === 'suspended';
  return (
    <article
      className="grid max-w-96 content-start gap-4"
      aria-label={`${card.programme} ${kind(`tier.${card.tier}`)}`}
      data-testid="my-card"
    >
      <CardFace {...card} faded={card.state !== 'active'} />
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 text-sm">
        <Badge tone={tones[card.state]}>{kind(`cardState.${card.state}`)}</Badge>
        <span className="text-soft">{t('by', { seller: card.seller })}</span>
      </div>
      {card.state === 'suspended' ? <p className="text-sm text-soft">{t('suspendedText')}</p> : null}
      <Number card={card} />
      <div className="flex flex-wrap gap-2">
        {lives ? <NameDialog card={card} /> : null}
        <Link href={`/orders/${card.orderId}`} className="inline-flex min-h-9 items-center px-2 text-sm underline underline-offset-4">
          {t('toOrder')}
        </Link>
      </div>
    </article>
  );
}

const grouped = (number: string): string => number.replaceAll(/(\d{4})(?=\d)/g, '$1 ');

/** Hidden again by the same button: whoever looks over a shoulder sees the last four digits. */
function Number({ card }: { card: Card }) {
  const t = useTranslations('cards');
  const act = useAct();
  const [number, setNumber] = useState<string | null>(null);
  const show = (): void =>
    void act.run(async () => setNumber((await answer(api.GET('/v1/me/cards/{id}/number', { params: { path: { id: card.id } } }))).number));
  return (
    <div className="grid gap-2">
      <div className="flex min-h-9 flex-wrap items-center gap-x-4 gap-y-2">
        <Button look="line" size="sm" busy={act.busy} disabled={act.busy} onClick={number ? () => setNumber(null) : show}>
          {t(number ? 'hideNumber' : 'showNumber')}
        </Button>
        <output className="tabular text-base" dir="ltr" data-testid="card-number">
          {number ? grouped(number) : null}
        </output>
      </div>
      <Refusal error={act.error} />
    </div>
  );
}

function NameDialog({ card }: { card: Card }) {
  const t = useTranslations('cards');
  return (
    <FormDialog
      title={t('rename')}
      description={t('renameText')}
      trigger={
        <Button look="quiet" size="sm">
          {t('rename')}
        </Button>
      }
    >
      {(close) => <NameForm card={card} onDone={close} />}
    </FormDialog>
  );
}

function NameForm({ card, onDone }: { card: Card; onDone: () => void }) {
  const t = useTranslations('cards');
  const form = useTranslations('form');
  const act = useAct();
  const save = useSave('my-cards');
  const fieldError = useFieldError(act.error);
  const send = (data: FormData): void =>
    void act.run(async () => {
      const body = { name: formText(data, 'name') };
      await save(answer(api.PATCH('/v1/me/cards/{id}', { params: { path: { id: card.id } }, body })), form('saved'));
      onDone();
    });
  return (
    <form className="grid gap-5" onSubmit={submitOf(send)}>
      <Field label={t('name')} error={fieldError('name')}>
        {(control) => (
          <Input {...control} name="name" required maxLength={60} autoComplete="name" autoFocus dir="auto" defaultValue={card.name} />
        )}
      </Field>
      <Refusal error={act.error} />
      <Button type="submit" size="lg" busy={act.busy} disabled={act.busy}>
        {act.busy ? form('working') : form('save')}
      </Button>
    </form>
  );
}
