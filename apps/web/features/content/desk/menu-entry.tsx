'use client';
// One link of a menu: what it is called in each language, where it leads, and what stands below it.
import { Button } from '@tessera/ui/button.tsx';
import { Input, Select } from '@tessera/ui/field.tsx';
import { ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { directionOf, localeNames } from '@/i18n/locales.ts';
import type { ContentMenu, OwnPageCard } from '@/lib/types.ts';
import { inOrder } from './page-draft.ts';

type Entry = NonNullable<ContentMenu['items']>[number];
type Leaf = Entry['items'][number];
type Link = Leaf['link'];
interface DraftLeaf extends Leaf {
  key: string;
}
export interface Draft extends Omit<Entry, 'items'> {
  key: string;
  items: DraftLeaf[];
}

const keyed = <T extends object>(value: T): T & { key: string } => ({ ...value, key: crypto.randomUUID() });
export const withKeys = (items: readonly Entry[]): Draft[] =>
  items.map((entry) => keyed({ ...entry, items: (entry.items ?? []).map(keyed) }));
export const withoutKeys = (items: readonly Draft[]): Entry[] =>
  items.map(({ key: _, items: below, ...entry }) => ({ ...entry, items: below.map(({ key: _key, ...leaf }) => leaf) }));
const newLeaf = (): DraftLeaf => keyed({ label: {}, link: { type: 'url' as const, url: '/' } });
export const newEntry = (): Draft => ({ ...newLeaf(), items: [] });

interface FieldsProps<T> {
  entry: T;
  pages: readonly OwnPageCard[];
  locales: readonly string[];
  onChange: (next: T) => void;
  onRemove: () => void;
  onUp?: () => void;
}

export function MenuEntryFields(props: FieldsProps<Draft>) {
  const t = useTranslations('desk.content');
  const { entry, pages, locales, onChange } = props;
  const { items } = entry;
  const put = (next: DraftLeaf[]): void => onChange({ ...entry, items: next });
  return (
    <li className="grid gap-3 rounded-md border border-line bg-raised p-3">
      <LeafFields {...props} />
      {items.length > 0 ? (
        <ul className="ms-4 grid gap-3 border-s border-line ps-4">
          {items.map((leaf, at) => (
            <li key={leaf.key}>
              <LeafFields
                entry={leaf}
                pages={pages}
                locales={locales}
                onChange={(next) => put(items.with(at, next))}
                onRemove={() => put(items.toSpliced(at, 1))}
                {...(at > 0 ? { onUp: () => put(items.toSpliced(at, 1).toSpliced(at - 1, 0, leaf)) } : {})}
              />
            </li>
          ))}
        </ul>
      ) : null}
      <Button look="quiet" size="sm" className="justify-self-start" onClick={() => put([...items, newLeaf()])}>
        <Plus aria-hidden size={14} /> {t('addBelow')}
      </Button>
    </li>
  );
}

function LeafFields<T extends Leaf>({ entry, pages, locales, onChange, onRemove, onUp }: FieldsProps<T>) {
  const t = useTranslations('desk.content');
  const form = useTranslations('form');
  const [first = 'en', ...others] = inOrder(locales);
  const say = (locale: string, text: string): void => onChange({ ...entry, label: { ...entry.label, [locale]: text } });
  const label = (locale: typeof first) => (
    <Input
      key={locale}
      aria-label={t('labelIn', { language: localeNames[locale] })}
      placeholder={locale === first ? t('labelIn', { language: localeNames[locale] }) : (entry.label[first] ?? localeNames[locale])}
      lang={locale}
      dir={directionOf(locale)}
      maxLength={60}
      value={entry.label[locale] ?? ''}
      onChange={({ target }) => say(locale, target.value)}
      className="h-10 text-sm"
    />
  );
  return (
    <div className="grid gap-2">
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1">{label(first)}</div>
        {onUp ? (
          <Button look="quiet" size="iconSm" aria-label={t('up')} title={t('up')} onClick={onUp}>
            <ArrowUp aria-hidden size={16} />
          </Button>
        ) : null}
        <Button look="quiet" size="iconSm" aria-label={form('remove')} title={form('remove')} onClick={onRemove}>
          <Trash2 aria-hidden size={16} />
        </Button>
      </div>
      <LinkFields link={entry.link} pages={pages} onChange={(link) => onChange({ ...entry, link })} />
      <details>
        <summary className="cursor-pointer py-3 text-sm text-soft">{t('otherLanguages')}</summary>
        <div className="mt-1 grid gap-2 sm:grid-cols-2">{others.map(label)}</div>
      </details>
    </div>
  );
}

const types = ['page', 'category', 'product', 'seller', 'url', 'none'] as const;

/** Another sort of target begins empty. */
function linkOf(type: (typeof types)[number], pages: readonly OwnPageCard[]): Link {
  if (type === 'page') return { type, pageId: pages[0]?.id ?? '' };
  if (type === 'url') return { type, url: '/' };
  return type === 'none' ? { type } : { type, slug: '' };
}

function LinkFields({ link, pages, onChange }: { link: Link; pages: readonly OwnPageCard[]; onChange: (link: Link) => void }) {
  const t = useTranslations('desk.content');
  const target = (value: string, placeholder: string, put: (value: string) => Link) => (
    <Input
      aria-label={t('target')}
      placeholder={placeholder}
      required
      dir="ltr"
      maxLength={2000}
      value={value}
      onChange={(event) => onChange(put(event.target.value))}
      className="h-10 text-sm"
    />
  );
  return (
    <div className="grid gap-2 sm:grid-cols-[10rem_1fr]">
      <Select
        aria-label={t('leadsTo')}
        value={link.type}
        onChange={(event) => onChange(linkOf(types.find((type) => type === event.target.value) ?? 'url', pages))}
        className="h-10 text-sm"
      >
        {types
          .filter((type) => type !== 'page' || pages.length > 0)
          .map((type) => (
            <option key={type} value={type}>
              {t(`link.${type}`)}
            </option>
          ))}
      </Select>
      {link.type === 'page' ? (
        <Select
          aria-label={t('target')}
          value={link.pageId}
          onChange={(event) => onChange({ type: 'page', pageId: event.target.value })}
          className="h-10 text-sm"
        >
          {pages.map((page) => (
            <option key={page.id} value={page.id}>
              {Object.values(page.title).find(Boolean) ?? page.slug}
            </option>
          ))}
        </Select>
      ) : null}
      {link.type === 'url' ? target(link.url, 'https://', (url) => ({ type: 'url', url })) : null}
      {link.type === 'category' || link.type === 'product' || link.type === 'seller'
        ? target(link.slug, t('slugOf'), (slug) => ({ type: link.type, slug }))
        : null}
    </div>
  );
}
