'use client';
// Permissions to choose from, grouped by what they are about; nobody hands on what they don't have.
import { Skeleton } from '@tessera/ui/skeleton.tsx';
import { useTranslations } from 'next-intl';
import type { Permission } from '@/lib/types.ts';
import { usePermissions } from './use-roles.ts';

/** The reader's words for a permission; its code where there are none yet. */
export function usePermissionName(): (permission: string) => string {
  const t = useTranslations('desk.permission');
  return (permission) => (t.has(permission) ? t(permission) : permission);
}

interface PermissionBoxesProps {
  label: string;
  chosen: string[];
  onChange: (chosen: Permission[]) => void;
  /** Keys of programs have none of the platform. */
  withoutPlatform?: boolean;
}

export function PermissionBoxes({ label, chosen, onChange, withoutPlatform }: PermissionBoxesProps) {
  const t = useTranslations('desk.role');
  const nameOf = usePermissionName();
  const { data } = usePermissions();
  if (!data) return <Skeleton className="h-64 w-full" />;
  const items = data.items.filter(({ permission }) => !withoutPlatform || !permission.startsWith('platform.'));
  const all = items.filter(({ granted }) => granted).map(({ permission }) => permission);
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 flex w-full justify-between text-sm font-medium">{label}</legend>
      <label className="flex min-h-9 items-center gap-3 border-b border-line pb-1 text-sm">
        <input
          type="checkbox"
          checked={all.length > 0 && all.every((one) => chosen.includes(one))}
          onChange={(event) => onChange(event.target.checked ? all : [])}
          className="size-5 shrink-0 accent-accent"
        />
        {t('all')}
      </label>
      <div className="grid gap-x-6 sm:grid-cols-2">
        {items.map(({ permission, granted }) => (
          <label key={permission} className={`flex min-h-9 items-center gap-3 text-sm ${granted ? '' : 'opacity-55'}`}>
            <input
              type="checkbox"
              name="permission"
              value={permission}
              disabled={!granted}
              checked={chosen.includes(permission)}
              onChange={(event) =>
                onChange(
                  items.map((one) => one.permission).filter((one) => (one === permission ? event.target.checked : chosen.includes(one))),
                )
              }
              className="size-5 shrink-0 accent-accent"
            />
            {nameOf(permission)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
