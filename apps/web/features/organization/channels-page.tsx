'use client';
// Shops of the organization: their face, their host names, what they sell in, taxes.
import { useQuery } from '@tanstack/react-query';
import { buttonStyle } from '@tessera/ui/button.tsx';
import { EmptyState } from '@tessera/ui/states.tsx';
import { ExternalLink } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { PageHead } from '@/features/staff/page-head.tsx';
import { Answer, Tabs, useAddress } from '@/features/staff/parts.tsx';
import { answer, api } from '@/lib/api.ts';
import type { ChannelSettings } from '@/lib/types.ts';
import { ChannelFace, ChannelSale } from './channel-forms.tsx';
import { ChannelHosts } from './channel-hosts.tsx';
import { Taxes } from './taxes.tsx';

export function ChannelsPage() {
  const t = useTranslations('desk.channel');
  const staff = useTranslations('staff');
  const address = useAddress();
  const locale = useLocale();
  const query = useQuery({ queryKey: ['channels'], queryFn: ({ signal }) => answer(api.GET('/v1/admin/channels', { signal })) });
  return (
    <>
      <PageHead title={staff('page.channels')} text={t('text')} />
      <Answer query={query} failed={staff('failed')}>
        {({ items }) => {
          const channel = items.find(({ id }) => id === address.get('id')) ?? items[0];
          if (!channel) return <EmptyState title={t('none')} text={t('noneText')} />;
          return (
            <>
              {items.length > 1 ? (
                <div className="mb-8">
                  <Tabs
                    label={staff('page.channels')}
                    value={channel.id}
                    onChange={(id) => address.set({ id })}
                    items={items.map((one) => ({ value: one.id, name: nameOf(one, locale) }))}
                  />
                </div>
              ) : null}
              <a href={channel.url} className={`${buttonStyle({ look: 'line', size: 'sm' })} mb-8`}>
                <bdi>{new URL(channel.url).host}</bdi> <ExternalLink aria-hidden size={15} />
                <span className="sr-only">{t('visit')}</span>
              </a>
              <ChannelFace key={`face${channel.id}`} channel={channel} />
              <ChannelSale key={`sale${channel.id}`} channel={channel} />
              <ChannelHosts key={`hosts${channel.id}`} channel={channel} />
              <Taxes countries={channel.countries} />
            </>
          );
        }}
      </Answer>
    </>
  );
}

/** The channel's name in the reader's language, or in its own. */
const nameOf = ({ name, defaultLocale, ownHost }: ChannelSettings, locale: string): string =>
  name[locale] ?? name[defaultLocale] ?? ownHost;
