// What is said of imports and exports: their kinds, states, columns and faults.
import type { Tone } from '@tessera/ui/bits.tsx';
import { useTranslations } from 'next-intl';
import type { CatalogRun } from '@/lib/types.ts';

export const tones: Record<CatalogRun['state'], Tone> = {
  receiving: 'info',
  received: 'info',
  waiting: 'info',
  checking: 'info',
  ready: 'warning',
  running: 'info',
  done: 'success',
  failed: 'danger',
  cancelled: 'plain',
};
/** Something happens by itself. */
export const isGoing = ({ state }: Pick<CatalogRun, 'state'>): boolean =>
  state === 'waiting' || state === 'checking' || state === 'running';
export const hasEnded = ({ state }: Pick<CatalogRun, 'state'>): boolean => state === 'done' || state === 'failed' || state === 'cancelled';

/** How far it is, 0 to 1; a look through a file goes by bytes nobody counts, so it shows what it has done of what was said. */
export const shareOf = ({ total, done }: Pick<CatalogRun, 'total' | 'done'>): number => (total ? done / total : 0);

/** A column by what it is read as: `title:th` is the title in Thai, `attribute:care:th` what the attribute `care` says in it. */
export function useFieldName(): (field: string) => string {
  const t = useTranslations('desk.run.field');
  return (field) => {
    const [name = '', ...parts] = field.split(':');
    const option = /^option(\d)_(name|value)$/.exec(name);
    const said = option
      ? t(option[2] === 'name' ? 'optionName' : 'optionValue', { place: Number(option[1]) })
      : t.has(name)
        ? t(name)
        : name;
    return parts.length > 0 ? `${said} (${parts.join(', ')})` : said;
  };
}
