// What a membership hands over, before it is bought: the card as it will look, how long it holds, whether it can be given back.
import type { Schemas } from '@tessera/client';
import { useTranslations } from 'next-intl';
import { CardFace } from './card-face.tsx';

export function OfferedCard({ card: { programme, tier, validDays, refundDays } }: { card: Schemas['OfferedCard'] }) {
  const t = useTranslations('kinds.membership');
  const facts: [string, string][] = [
    [t('card.tier'), t(`tier.${tier}`)],
    [t('card.holds'), validDays === null ? t('card.forever') : t('card.days', { count: validDays })],
    [t('card.refund'), refundDays === 0 ? t('card.refundNone') : t('card.refundDays', { count: refundDays })],
  ];
  return (
    <section
      className="wrap mt-14 grid items-start gap-8 md:grid-cols-[minmax(0,24rem)_minmax(0,1fr)] md:gap-14"
      data-testid="offered-card"
    >
      <div>
        <h2 className="mb-5 text-3xl">{t('card.title')}</h2>
        <CardFace programme={programme} tier={tier} lastFour="" name={t('card.yourName')} />
      </div>
      <div className="rounded-lg bg-sunken p-6">
        <h3 className="text-xl">{t('card.facts')}</h3>
        <dl className="mt-4 grid gap-3 text-sm">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt className="text-soft">{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <p className="mt-4 text-sm text-soft">{t('card.several')}</p>
      </div>
    </section>
  );
}
