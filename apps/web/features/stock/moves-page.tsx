'use client';
// Everything that moved, and the same as a file.
import { buttonStyle } from '@tessera/ui/button.tsx';
import { useTranslations } from 'next-intl';
import { useViews } from '@/features/staff/list/use-views.ts';
import { ViewsBar } from '@/features/staff/list/views-bar.tsx';
import { PageHead } from '@/features/staff/page-head.tsx';
import { useAddress } from '@/features/staff/parts.tsx';
import { LocationSelect } from './location-select.tsx';
import { MovesList } from './moves-list.tsx';
import { StockNav } from './stock-nav.tsx';

export function MovesPage() {
  const t = useTranslations('desk.stock');
  const staff = useTranslations('staff');
  const address = useAddress();
  const location = address.get('location');
  const views = useViews('stockMoves', ['location']);
  const file = `/v1/admin/stock-moves.csv${location ? `?location=${location}` : ''}`;
  return (
    <>
      <PageHead title={staff('page.stock')}>
        <a href={file} download className={buttonStyle({ look: 'line' })}>
          {t('moves.file')}
        </a>
      </PageHead>
      <StockNav />
      <ViewsBar views={views} />
      <div className="my-4 max-w-60">
        <LocationSelect
          label={t('location')}
          name="location"
          value={location ?? ''}
          none={t('everywhere')}
          onChange={(id) => address.set({ location: id || undefined })}
        />
      </div>
      <MovesList location={location} />
    </>
  );
}
