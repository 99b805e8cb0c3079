// The shape of the checkout until it is there.
import { Skeleton } from '@tessera/ui/skeleton.tsx';

export function CheckoutSkeleton() {
  return (
    <div aria-hidden className="grid gap-10 lg:grid-cols-[1fr_25rem] lg:gap-16">
      <div className="grid gap-4">
        {[0, 1, 2, 3, 4, 5].map((i) => (
          <Skeleton key={i} className="h-16 w-full" />
        ))}
      </div>
      <Skeleton className="h-96 w-full" />
    </div>
  );
}
