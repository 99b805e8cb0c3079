// The head of a page of the desk: where it belongs, what it is, what it is for, and its one main act.
import type { ReactNode } from 'react';
import { Link } from '@/i18n/navigation.ts';

export function PageHead({ title, text, children }: { title: ReactNode; text?: ReactNode; children?: ReactNode }) {
  return (
    <div className="mb-6 flex flex-wrap items-start justify-between gap-4">
      <div className={text ? 'min-w-0 flex-1 basis-96 max-sm:basis-full' : 'min-w-0'}>
        <h1 className="text-3xl sm:text-4xl">{title}</h1>
        {text ? <p className="mt-1 max-w-2xl text-soft">{text}</p> : null}
      </div>
      {children}
    </div>
  );
}

/** From one thing back to the list it stands in. */
export const BackLink = ({ href, children }: { href: string; children: ReactNode }) => (
  <Link
    href={href}
    className="mb-2 inline-flex items-center py-1 text-sm text-soft underline underline-offset-4 hover:text-ink pointer-coarse:min-h-11"
  >
    {children}
  </Link>
);
