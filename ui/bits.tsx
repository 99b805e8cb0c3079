// Small parts: badge and notice.
import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn.ts';

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
