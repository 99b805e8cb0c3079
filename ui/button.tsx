// Buttons, and links that look like them.
import { type VariantProps, cva } from 'class-variance-authority';
import type { ComponentProps } from 'react';
import { cn } from './cn.ts';

export const buttonStyle = cva(
  'inline-flex select-none items-center justify-center gap-2 whitespace-nowrap rounded-md font-medium transition-colors duration-150 disabled:opacity-50 aria-busy:cursor-progress [&_svg]:shrink-0',
  {
    variants: {
      look: {
        main: 'bg-accent text-on-accent hover:bg-accent-hover',
        line: 'border border-edge bg-transparent text-ink hover:border-ink hover:bg-sunken',
        quiet: 'text-ink hover:bg-sunken',
        danger: 'border border-danger text-danger hover:bg-danger-bg',
        link: 'h-auto! px-0! underline underline-offset-4 decoration-line hover:decoration-current',
      },
      size: {
        sm: 'base:h-9 px-3 text-sm',
        md: 'base:h-11 px-5 text-sm',
        lg: 'base:h-13 px-7 text-base',
        icon: 'size-11',
        iconSm: 'size-9',
      },
    },
    defaultVariants: { look: 'main', size: 'md' },
  },
);

export type ButtonProps = ComponentProps<'button'> & VariantProps<typeof buttonStyle> & { busy?: boolean };

export function Button({ className, look, size, busy, type = 'button', ...rest }: ButtonProps) {
  return <button type={type} className={cn(buttonStyle({ look, size }), className)} aria-busy={busy || undefined} {...rest} />;
}
