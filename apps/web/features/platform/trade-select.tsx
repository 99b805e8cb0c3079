'use client';
// What an organization is in the network, said by who runs it; the list shows it at once.
import { Select } from '@tessera/ui/field.tsx';
import { useTranslations } from 'next-intl';
import { useSave } from '@/features/account/use-save.ts';
import { Refusal } from '@/features/form/refusal.tsx';
import { useAct } from '@/features/form/use-act.ts';
import { answer, api } from '@/lib/api.ts';
import type { PlatformOrganization } from '@/lib/types.ts';

const trades = ['brand', 'store'] as const;

export function TradeSelect({ row }: { row: PlatformOrganization }) {
  const t = useTranslations('desk.platform');
  const act = useAct();
  const save = useSave('platform-organizations');
  const choose = (value: string): void => {
    const trade = trades.find((each) => each === value) ?? null;
    const change = api.PATCH('/v1/admin/platform/organizations/{id}', { params: { path: { id: row.id } }, body: { trade } });
    void act.run(() => save(answer(change), t('tradeDone', { name: row.name })));
  };
  return (
    <span className="grid w-32 gap-1">
      <Select
        aria-label={t('tradeOf', { name: row.name })}
        value={row.trade ?? ''}
        disabled={act.busy || row.status === 'closed'}
        onChange={({ target }) => choose(target.value)}
        className="text-sm"
      >
        <option value="">{t('trades.none')}</option>
        {trades.map((trade) => (
          <option key={trade} value={trade}>
            {t(`trades.${trade}`)}
          </option>
        ))}
      </Select>
      <Refusal error={act.error} />
    </span>
  );
}
