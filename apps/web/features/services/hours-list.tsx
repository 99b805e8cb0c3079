'use client';
// Hours that people, rooms and services go by, in words.
import { EmptyState } from '@tessera/ui/states.tsx';
import { useTranslations } from 'next-intl';
import { useMay } from '@/features/staff/desk.tsx';
import { Answer } from '@/features/staff/parts.tsx';
import { EditSheet } from './edit-sheet.tsx';
import { HoursForm } from './hours-form.tsx';
import { useSchedules } from './queries.ts';
import { useOpeningText } from './rule-words.ts';

export function HoursList() {
  const t = useTranslations('services');
  const query = useSchedules();
  const mayChange = useMay('booking.write');
  const text = useOpeningText();
  const add = mayChange ? (
    <EditSheet title={t('hours.new')} look="main" testId="new-hours">
      {(close) => <HoursForm onDone={close} />}
    </EditSheet>
  ) : null;
  return (
    <Answer query={query} failed={t('failed')}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState title={t('hours.none')} text={t('hours.noneText')} action={add} />
        ) : (
          <>
            <div className="mb-4 flex justify-end">{add}</div>
            <ul className="grid gap-4 lg:grid-cols-2">
              {items.map((schedule) => (
                <li key={schedule.id} className="grid content-start gap-3 rounded-lg border border-line bg-raised p-5">
                  <div className="flex items-start justify-between gap-3">
                    <div>
                      <h2 className="text-xl">{schedule.name}</h2>
                      <p className="text-sm text-soft">
                        <bdi>{schedule.zone}</bdi> · {t('hours.uses', { count: schedule.uses })}
                      </p>
                    </div>
                    {mayChange ? (
                      <EditSheet title={t('hours.changeOf', { name: schedule.name })} label={t('change')}>
                        {(close) => <HoursForm schedule={schedule} onDone={close} />}
                      </EditSheet>
                    ) : null}
                  </div>
                  <ul className="tabular grid gap-1 text-sm">
                    {schedule.openings.length === 0 ? <li className="text-soft">{t('hours.never')}</li> : null}
                    {schedule.openings.map((opening) => (
                      <li key={`${opening.starts} ${opening.rrule}`}>{text(opening)}</li>
                    ))}
                  </ul>
                </li>
              ))}
            </ul>
          </>
        )
      }
    </Answer>
  );
}
