// A part of a settings page: what it is for beside what can be done.
import type { ReactNode } from 'react';

export function Section({ title, text, children, id }: { title: ReactNode; text?: ReactNode; children: ReactNode; id?: string }) {
  return (
    <section
      id={id}
      className="grid scroll-mt-24 gap-x-10 gap-y-4 border-t border-line py-8 first-of-type:border-0 first-of-type:pt-0 md:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]"
    >
      <div>
        <h2 className="text-xl">{title}</h2>
        {text ? <p className="mt-1 text-sm text-soft">{text}</p> : null}
      </div>
      <div className="min-w-0">{children}</div>
    </section>
  );
}
