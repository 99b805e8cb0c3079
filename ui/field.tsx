// A labelled control with its hint and its error; the error is tied to the control and read out.
import { useId, type ComponentProps, type ReactNode } from 'react';
import { cn } from './cn.ts';

export const inputStyle =
  'base:h-11 base:w-full pointer-coarse:min-h-11 rounded-md border border-edge bg-raised base:px-3 base:text-base text-ink placeholder:text-soft transition-colors hover:border-ink aria-invalid:border-danger aria-invalid:bg-danger-bg disabled:opacity-60';

export function Input({ className, ...rest }: ComponentProps<'input'>) {
  return <input className={cn(inputStyle, className)} {...rest} />;
}

export function Select({ className, children, ...rest }: ComponentProps<'select'>) {
  return (
    <span className="relative block">
      <select className={cn(inputStyle, 'appearance-none base:pe-10', className)} {...rest}>
        {children}
      </select>
      <svg
        aria-hidden
        viewBox="0 0 16 16"
        className="pointer-events-none absolute end-3 top-1/2 size-4 -translate-y-1/2 fill-none stroke-current stroke-[1.6]"
      >
        <path d="m4 6 4 4 4-4" />
      </svg>
    </span>
  );
}

interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  optional?: ReactNode;
  className?: string;
  children: (control: { id: string; 'aria-invalid'?: true; 'aria-describedby'?: string }) => ReactNode;
}

export function Field({ label, hint, error, optional, className, children }: FieldProps) {
  const id = useId();
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div className={cn('grid content-start gap-1.5', className)}>
      <label htmlFor={id} className="flex justify-between gap-2 text-sm font-medium">
        {label}
        {optional ? <span className="font-normal text-soft">{optional}</span> : null}
      </label>
      {children({ id, ...(error ? { 'aria-invalid': true as const } : {}), ...(described ? { 'aria-describedby': described } : {}) })}
      {hint ? (
        <p id={`${id}-hint`} className="text-sm text-soft">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} role="alert" className="text-sm text-danger">
          {error}
        </p>
      ) : null}
    </div>
  );
}
