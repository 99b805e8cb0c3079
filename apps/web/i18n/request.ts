// Tells next-intl the locale (from the path, so that pages stay cacheable) and its messages, in the words of the shop where it has its own.
import { host as rootHost, locale as rootLocale } from 'next/root-params';
import type { AbstractIntlMessages } from 'next-intl';
import { getRequestConfig } from 'next-intl/server';
import { getChannel } from '@/features/channel/queries.ts';
import { defaultLocale, isLocale } from './locales.ts';

/** Words by name; a list is a text that was compiled while building. */
type Words = { [name: string]: string | unknown[] | Words };

const isGroup = (said: Words[string] | undefined): said is Words => typeof said === 'object' && !Array.isArray(said);

/** Presets that say some things in words of their own. */
const presets: Record<string, (locale: string) => Promise<{ default: Words }>> = {
  vestify: (locale) => import(`../../../presets/vestify/messages/${locale}.json`) as Promise<{ default: Words }>,
  snail: (locale) => import(`../../../presets/snail/messages/${locale}.json`) as Promise<{ default: Words }>,
  'store-network': (locale) => import(`../../../presets/store-network/messages/${locale}.json`) as Promise<{ default: Words }>,
};

/** What a shop says instead, wherever it says something. */
function over(words: Words, instead: Words): Words {
  const changed = Object.entries(instead).map(([name, said]) => {
    const before = words[name];
    return [name, isGroup(said) && isGroup(before) ? over(before, said) : said] as const;
  });
  return { ...words, ...Object.fromEntries(changed) };
}

async function shopsOwn(locale: string): Promise<Words> {
  const segment = await rootHost();
  const channel = segment ? await getChannel(segment, locale).catch(() => null) : null;
  const own = presets[channel?.preset ?? ''];
  return own ? (await own(locale)).default : {};
}

export default getRequestConfig(async () => {
  const asked = await rootLocale();
  const locale = isLocale(asked) ? asked : defaultLocale;
  const [own, physical, service, course, membership, hosting] = (await Promise.all([
    import(`../messages/${locale}.json`),
    import(`../../../kinds/physical/messages/${locale}.json`),
    import(`../../../kinds/service/messages/${locale}.json`),
    import(`../../../kinds/course/messages/${locale}.json`),
    import(`../../../kinds/membership/messages/${locale}.json`),
    import(`../../../kinds/hosting/messages/${locale}.json`),
  ])) as { default: Record<string, object> }[];
  const kinds = {
    physical: physical?.default,
    service: service?.default,
    course: course?.default,
    membership: membership?.default,
    hosting: hosting?.default,
  };
  const messages = over({ ...own?.default, kinds } as Words, await shopsOwn(locale)) as AbstractIntlMessages;
  return { locale, messages, timeZone: 'UTC' };
});
