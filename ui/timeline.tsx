// Steps in time: what happened, what is going on, what comes next.
import type { ReactNode } from 'react';
import { cn } from './cn.ts';

export interface TimelineItem {
  key: string;
  title: ReactNode;
  note?: ReactNode;
  state: 'done' | 'now' | 'next' | 'bad';
}

export function Timeline({ items, label }: { items: TimelineItem[]; label: string }) {
  return (
    <ol aria-label={label} className="grid">
      {items.map((item, i) => (
        <li
          key={item.key}
          aria-current={item.state === 'now' ? 'step' : undefined}
          className="relative grid grid-cols-[1.25rem_1fr] gap-x-4 pb-6 last:pb-0"
        >
          {i < items.length - 1 ? (
            <span
              aria-hidden
              className={cn('absolute start-[0.5625rem] top-5 bottom-0 w-px', item.state === 'done' ? 'bg-ink' : 'bg-line')}
            />
          ) : null}
          <span
            aria-hidden
            className={cn('mt-1 grid size-[1.1875rem] place-items-center rounded-full border', {
              'border-ink bg-ink text-paper': item.state === 'done',
              'border-ink bg-paper ring-4 ring-sunken': item.state === 'now',
              'border-line bg-paper': item.state === 'next',
              'border-danger bg-danger text-paper': item.state === 'bad',
            })}
          >
            {item.state === 'done' ? (
              <svg viewBox="0 0 12 12" className="size-2.5 fill-none stroke-current stroke-2">
                <path d="m2 6 3 3 5-6" />
              </svg>
            ) : item.state === 'now' ? (
              <span className="size-2 rounded-full bg-ink" />
            ) : null}
          </span>
          <div className={cn(item.state === 'next' && 'text-soft')}>
            <p className={cn('text-base', item.state === 'now' && 'font-medium')}>{item.title}</p>
            {item.note ? <p className="mt-0.5 text-sm text-soft">{item.note}</p> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
