'use client';
// A page of the shop that could not be made. Every page has this one with it; what it says is loaded when there is something to say.
import { type ComponentProps, lazy, Suspense } from 'react';

const FailedPage = lazy(() => import('@/features/shell/failed-page.tsx').then((part) => ({ default: part.FailedPage })));

export default function ErrorPage(props: ComponentProps<typeof FailedPage>) {
  return (
    <Suspense>
      <FailedPage {...props} />
    </Suspense>
  );
}
