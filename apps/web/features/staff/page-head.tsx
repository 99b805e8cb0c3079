// The head of a page of the desk: what it is, what it is for, and its one main act.
import type { ReactNode } from 'react';

export function PageHead({ title, text, children }: { title: ReactNode; text?: ReactNode; children?: ReactNode }) {
  return (
    <div className="mb-6 flex flex-wrap items-start justify-between gap-4">
      <div className="min-w-0">
        <h1 className="text-4xl">{title}</h1>
        {text ? <p className="mt-1 max-w-2xl text-soft">{text}</p> : null}
      </div>
      {children}
    </div>
  );
}
