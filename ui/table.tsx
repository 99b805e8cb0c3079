// Tables of staff pages: scroll sideways inside their own box on narrow screens, whose edges show that there is more. The box is `relative` so that words for screen readers,
// which are placed absolutely, are cut off with it and never widen the page.
import type { ComponentProps } from 'react';
import { cn } from './cn.ts';

export const Table = ({ className, label, ...rest }: ComponentProps<'table'> & { label: string }) => (
  <div className="sideways relative overflow-x-auto" role="region" aria-label={label} tabIndex={0}>
    <table className={cn('w-full border-collapse text-sm', className)} {...rest} />
  </div>
);
export const Th = ({ className, ...rest }: ComponentProps<'th'>) => (
  <th
    scope="col"
    className={cn('whitespace-nowrap border-b border-line px-3 py-2.5 base:text-start text-xs font-medium text-soft', className)}
    {...rest}
  />
);
export const Td = ({ className, ...rest }: ComponentProps<'td'>) => (
  <td className={cn('border-b border-line px-3 py-3 align-middle', className)} {...rest} />
);
