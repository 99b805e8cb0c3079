// Buttons, and links that look like them.
import type { ComponentProps } from 'react';
import { cn } from './cn.ts';

const base =
  'inline-flex select-none items-center justify-center gap-2 whitespace-nowrap rounded-md font-medium transition-colors duration-150 disabled:opacity-50 aria-busy:cursor-progress [&_svg]:shrink-0';
const looks = {
  main: 'bg-accent text-on-accent hover:bg-accent-hover',
  line: 'border border-edge bg-transparent text-ink hover:border-ink hover:bg-sunken',
  quiet: 'text-ink hover:bg-sunken',
  danger: 'border border-danger text-danger hover:bg-danger-bg',
  link: 'h-auto! px-0! underline underline-offset-4 decoration-line hover:decoration-current',
};
/** A finger needs 44 pixels; a mouse does with less. */
const sizes = {
  sm: 'base:h-9 px-3 text-sm pointer-coarse:min-h-11',
  md: 'base:h-11 px-5 text-sm',
  lg: 'base:h-13 px-7 text-base',
  icon: 'size-11 shrink-0',
  iconSm: 'size-9 shrink-0 pointer-coarse:size-11',
};

interface ButtonLook {
  look?: keyof typeof looks;
  size?: keyof typeof sizes;
}

export const buttonStyle = ({ look = 'main', size = 'md' }: ButtonLook): string => cn(base, looks[look], sizes[size]);

export type ButtonProps = ComponentProps<'button'> & ButtonLook & { busy?: boolean };

export function Button({ className, look = 'main', size = 'md', busy, type = 'button', ...rest }: ButtonProps) {
  return <button type={type} className={cn(buttonStyle({ look, size }), className)} aria-busy={busy || undefined} {...rest} />;
}
