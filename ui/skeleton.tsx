// The shape of what is still on its way.
import { cn } from './cn.ts';

export const Skeleton = ({ className }: { className?: string }) => (
  <span aria-hidden data-waiting className={cn('block rounded-md bg-sunken animate-[breathe_1.6s_ease-in-out_infinite]', className)} />
);
