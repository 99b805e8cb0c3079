// How far something is, as a bar and for who does not see it.
import { cn } from './cn.ts';

interface ProgressProps {
  /** 0 to 1. */
  share: number;
  label: string;
  className?: string;
}

export function Progress({ share, label, className }: ProgressProps) {
  const percent = Math.round(Math.min(1, Math.max(0, share)) * 100);
  return (
    <span
      role="progressbar"
      aria-label={label}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
      className={cn('block base:h-1.5 overflow-hidden rounded-full bg-sunken', className)}
    >
      <span className="block h-full rounded-full bg-accent transition-[width] duration-150" style={{ inlineSize: `${percent}%` }} />
    </span>
  );
}
