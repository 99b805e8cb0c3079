// A card as it looks: its programme, tier, number by the last four digits, whose it is and until when. The same in light and dark, as a card is.
import { cn } from '@tessera/ui/cn.ts';
import { numberLocale } from '@tessera/ui/money.ts';
import type { Schemas } from '@tessera/client';
import { useLocale, useTranslations } from 'next-intl';

export type Tier = Schemas['OfferedCard']['tier'];

interface CardFaceProps {
  programme: string;
  tier: Tier;
  /** Empty on a sample. */
  lastFour: string;
  name: string;
  /** ISO; null where it never ends, undefined where it is not known yet. */
  validUntil?: string | null;
  /** It can't be used now. */
  faded?: boolean;
}

/** Each metal: light from a corner, and ink that is read on all of it. */
const metals: Record<Tier, string> = {
  bronze:
    'bg-[linear-gradient(135deg,oklch(0.4_0.07_48),oklch(0.5_0.09_55)_45%,oklch(0.36_0.06_45))] text-[oklch(0.98_0.015_70)] border-[oklch(0.55_0.09_55)]',
  silver:
    'bg-[linear-gradient(135deg,oklch(0.88_0.006_250),oklch(0.95_0.004_250)_40%,oklch(0.78_0.01_250))] text-[oklch(0.24_0.01_250)] border-[oklch(0.72_0.01_250)]',
  gold: 'bg-[linear-gradient(135deg,oklch(0.82_0.1_85),oklch(0.92_0.09_95)_42%,oklch(0.74_0.1_78))] text-[oklch(0.25_0.04_70)] border-[oklch(0.7_0.1_80)]',
  platinum:
    'bg-[linear-gradient(135deg,oklch(0.62_0.025_245),oklch(0.84_0.015_240)_45%,oklch(0.68_0.03_250))] text-[oklch(0.18_0.02_250)] border-[oklch(0.6_0.02_250)]',
  diamond:
    'bg-[linear-gradient(135deg,oklch(0.2_0.03_265),oklch(0.34_0.06_235)_48%,oklch(0.18_0.04_280))] text-[oklch(0.97_0.015_220)] border-[oklch(0.5_0.07_225)]',
};

export function CardFace({ programme, tier, lastFour, name, validUntil, faded }: CardFaceProps) {
  const t = useTranslations('kinds.membership');
  const locale = useLocale();
  const day = new Intl.DateTimeFormat(numberLocale(locale), { dateStyle: 'medium', timeZone: 'UTC' });
  return (
    <div
      className={cn(
        'grid aspect-[1.586] w-full max-w-96 grid-rows-[auto_1fr_auto] rounded-[14px] border p-5 shadow-high sm:p-6',
        metals[tier],
        faded ? 'grayscale' : '',
      )}
      data-testid="card-face"
    >
      <div className="flex items-start justify-between gap-4">
        <span className="line-clamp-2 font-heading text-xl leading-snug">
          <bdi>{programme}</bdi>
        </span>
        <span className="mt-1 shrink-0 text-xs font-semibold">{t(`tier.${tier}`)}</span>
      </div>
      <p className="tabular self-center text-lg tracking-[0.12em] sm:text-xl">
        <span className="sr-only">{lastFour ? t('card.ends', { digits: lastFour }) : t('card.number')}</span>
        <bdi aria-hidden dir="ltr">{`•••• •••• •••• ${lastFour || '••••'}`}</bdi>
      </p>
      <div className="flex items-end justify-between gap-4 text-sm">
        <span className="min-w-0 truncate font-medium">
          <bdi>{name}</bdi>
        </span>
        {validUntil === undefined ? null : (
          <span className="shrink-0 text-end text-xs">
            <span className="block">{t(validUntil === null ? 'card.holds' : 'card.until')}</span>
            {validUntil === null ? (
              t('card.forever')
            ) : (
              <time dateTime={validUntil} className="tabular font-medium">
                {day.format(new Date(validUntil))}
              </time>
            )}
          </span>
        )}
      </div>
    </div>
  );
}
