// The shape of a form at the door while it comes.
import { Skeleton } from '@tessera/ui/skeleton.tsx';

export const DoorSkeleton = () => (
  <div aria-hidden className="grid gap-4">
    <Skeleton className="mb-2 h-11 w-2/3" />
    {[0, 1, 2].map((i) => (
      <Skeleton key={i} className="h-13 w-full" />
    ))}
  </div>
);
