'use client';
// Whom and what a service needs at the same time: one of each group.
import { Button } from '@tessera/ui/button.tsx';
import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useResources } from './queries.ts';

const most = 4;

export function NeedsEditor({ needs, onChange }: { needs: string[][]; onChange: (needs: string[][]) => void }) {
  const t = useTranslations('services');
  const { data } = useResources();
  const resources = data?.items.filter(({ id, active }) => active || needs.some((need) => need.includes(id))) ?? [];
  const toggle = (place: number, id: string): void => {
    const need = needs[place] ?? [];
    onChange(needs.with(place, need.includes(id) ? need.filter((one) => one !== id) : [...need, id]));
  };
  return (
    <fieldset className="grid gap-3">
      <legend className="text-sm font-medium">{t('needs')}</legend>
      <p className="text-sm text-soft">{t('needsHint')}</p>
      {needs.map((need, place) => (
        <div
          // oxlint-disable-next-line react/no-array-index-key -- a need has no name but its place
          key={place}
          role="group"
          aria-label={t('need', { number: place + 1 })}
          className="grid gap-2 rounded-md border border-line p-3"
        >
          <p className="text-xs text-soft">{t('need', { number: place + 1 })}</p>
          <div className="flex flex-wrap gap-x-5 gap-y-2">
            {resources
              // A resource serves one need.
              .filter(({ id }) => need.includes(id) || !needs.flat().includes(id))
              .map(({ id, name }) => (
                <label key={id} className="flex items-center gap-2 text-sm">
                  <input type="checkbox" checked={need.includes(id)} onChange={() => toggle(place, id)} className="size-4 accent-accent" />
                  {name}
                </label>
              ))}
          </div>
        </div>
      ))}
      {needs.length < most && needs.every((need) => need.length > 0) && resources.some(({ id }) => !needs.flat().includes(id)) ? (
        <Button size="sm" look="line" className="w-fit" onClick={() => onChange([...needs, []])}>
          <Plus aria-hidden size={16} /> {t('addNeed')}
        </Button>
      ) : null}
    </fieldset>
  );
}
