// A part of the editor under its heading, where the list of parts leads to.
import type { ReactNode } from 'react';

export function Section({ id, title, text, children }: { id: string; title: string; text?: ReactNode; children: ReactNode }) {
  return (
    <section id={id} aria-labelledby={`${id}-head`} className="min-w-0 scroll-mt-20 rounded-lg border border-line p-4 sm:p-6">
      <h2 id={`${id}-head`} className="text-xl">
        {title}
      </h2>
      {text ? <p className="mt-1 text-sm text-soft">{text}</p> : null}
      <div className="mt-4 grid grid-cols-[minmax(0,1fr)] gap-4">{children}</div>
    </section>
  );
}

export const areaStyle =
  'w-full rounded-md border border-edge bg-raised px-3 py-2 text-base placeholder:text-soft hover:border-ink aria-invalid:border-danger aria-invalid:bg-danger-bg disabled:opacity-60';
