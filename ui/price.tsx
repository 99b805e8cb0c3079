// A price, with the one it had before.
import { cn } from './cn.ts';
import { type MoneyValue, formatMoney } from './money.ts';

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
