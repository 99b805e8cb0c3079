// Tables of staff pages: scroll sideways inside their own box on narrow screens, whose edges show that there is more. The box is `relative` so that words for screen readers,
// which are placed absolutely, are cut off with it and never widen the page.
import type { ComponentProps } from 'react';
import { cn } from './cn.ts';

/** `stacks` makes each row a card on a phone, where cells with a `label` say what they are. */
export const Table = ({ className, label, stacks, ...rest }: ComponentProps<'table'> & { label: string; stacks?: boolean }) => (
  <div className="sideways relative overflow-x-auto" role="region" aria-label={label} tabIndex={0}>
    <table className={cn('w-full border-collapse text-sm', stacks ? 'stacks' : '', className)} {...rest} />
  </div>
);
export const Th = ({ className, ...rest }: ComponentProps<'th'>) => (
  <th
    scope="col"
    className={cn('whitespace-nowrap border-b border-line px-3 py-2.5 base:text-start text-xs font-medium text-soft', className)}
    {...rest}
  />
);
export const Td = ({ className, label, ...rest }: ComponentProps<'td'> & { label?: string }) => (
  <td data-label={label} className={cn('border-b border-line px-3 py-3 align-middle', className)} {...rest} />
);
