// Small parts: badge, skeleton, price, picture, quantity stepper, notice.
import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn.ts';
import { type MoneyValue, formatMoney } from './money.ts';

const tones = {
  plain: 'bg-sunken text-ink',
  success: 'bg-success-bg text-success',
  warning: 'bg-warning-bg text-warning',
  danger: 'bg-danger-bg text-danger',
  info: 'bg-info-bg text-info',
  mark: 'bg-paper text-mark',
};
export type Tone = keyof typeof tones;
export const Badge = ({ tone = 'plain', className, ...rest }: ComponentProps<'span'> & { tone?: Tone }) => (
  <span
    className={cn(
      'inline-flex items-center gap-1.5 whitespace-nowrap rounded-md base:px-2 base:py-0.5 base:text-xs font-medium',
      tones[tone],
      className,
    )}
    {...rest}
  />
);

export const Skeleton = ({ className }: { className?: string }) => (
  <span aria-hidden data-waiting className={cn('block rounded-md bg-sunken animate-[breathe_1.6s_ease-in-out_infinite]', className)} />
);

interface PriceProps {
  money: MoneyValue;
  locale: string;
  compareAt?: MoneyValue | null | undefined;
  /** Words before the price ("from") and before the old one, for those who don't see the line through it. */
  from?: string | undefined;
  wasLabel?: string | undefined;
  short?: boolean;
  className?: string;
}
export function Price({ money, locale, compareAt, from, wasLabel, short, className }: PriceProps) {
  return (
    <span className={cn('tabular inline-flex flex-wrap items-baseline gap-x-2', className)}>
      {from ? <span className="text-soft">{from}</span> : null}
      <span className={compareAt ? 'text-mark' : undefined}>{formatMoney(money, locale, short)}</span>
      {compareAt ? (
        <s className="text-soft">
          {wasLabel ? <span className="sr-only">{wasLabel} </span> : null}
          {formatMoney(compareAt, locale, short)}
        </s>
      ) : null}
    </span>
  );
}

/** Widths in which the engine has what people uploaded, beside the picture itself; drawings fit every width. */
const widths = [320, 640, 1280];
const uploaded = /^(.*\/media\/[0-9a-f]{32})\.webp$/;

const sourcesOf = (stem: string, type: 'avif' | 'webp'): string => widths.map((width) => `${stem}-${width}.${type} ${width}w`).join(', ');

/**
 * A picture in a box of fixed shape, so that loading never moves the page. `sizes` says how wide it is shown, so that no phone loads what only
 * a wide screen shows.
 */
export function Picture({
  url,
  alt,
  className,
  eager,
  width = 1200,
  height = 1500,
  sizes = '(min-width: 80rem) 20rem, (min-width: 48rem) 33vw, 50vw',
  ...rest
}: { url: string; alt: string; eager?: boolean } & Omit<ComponentProps<'img'>, 'src' | 'alt'>) {
  const [, stem] = uploaded.exec(url) ?? [];
  const picture = (
    <img
      src={url}
      alt={alt}
      width={width}
      height={height}
      loading={eager ? 'eager' : 'lazy'}
      decoding="async"
      {...(eager ? { fetchPriority: 'high' as const } : {})}
      {...(stem ? { srcSet: `${sourcesOf(stem, 'webp')}, ${url} 1920w`, sizes } : {})}
      className={cn('block h-auto w-full bg-sunken object-cover', className)}
      {...rest}
    />
  );
  return stem ? (
    <picture className="contents">
      <source type="image/avif" srcSet={sourcesOf(stem, 'avif')} sizes={sizes} />
      {picture}
    </picture>
  ) : (
    picture
  );
}

interface StepperProps {
  value: number;
  min?: number;
  max: number;
  /** What one press adds or takes. */
  step?: number;
  label: string;
  lessLabel: string;
  moreLabel: string;
  onChange: (value: number) => void;
}
export function QuantityStepper({ value, min = 1, max, step: by = 1, label, lessLabel, moreLabel, onChange }: StepperProps) {
  const step = 'grid size-9 place-items-center text-base hover:bg-sunken disabled:opacity-35 pointer-coarse:size-11';
  return (
    <div role="group" aria-label={label} className="inline-flex items-center rounded-md border border-line">
      <button
        type="button"
        className={step}
        aria-label={lessLabel}
        disabled={value <= min}
        onClick={() => onChange(Math.max(min, Math.min(max, value - by)))}
      >
        −
      </button>
      <output aria-live="polite" className="tabular w-8 text-center text-sm">
        {value}
      </output>
      <button
        type="button"
        className={step}
        aria-label={moreLabel}
        disabled={value >= max}
        onClick={() => onChange(Math.max(min, value + by))}
      >
        +
      </button>
    </div>
  );
}

const noticeTones = {
  info: 'border-info bg-info-bg',
  warning: 'border-warning bg-warning-bg',
  danger: 'border-danger bg-danger-bg',
  success: 'border-success bg-success-bg',
  plain: 'border-edge bg-sunken',
} as const;
export const Notice = ({
  tone = 'plain',
  className,
  children,
  ...rest
}: { tone?: keyof typeof noticeTones; children: ReactNode } & ComponentProps<'div'>) => (
  <div className={cn('rounded-md border-s-2 px-4 py-3 text-sm', noticeTones[tone], className)} {...rest}>
    {children}
  </div>
);
