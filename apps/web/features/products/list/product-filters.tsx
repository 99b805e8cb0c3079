'use client';
// The filters of the list of products, each in the address.
import { useQuery } from '@tanstack/react-query';
import { Button } from '@tessera/ui/button.tsx';
import { Input } from '@tessera/ui/field.tsx';
import { toDecimal } from '@tessera/ui/money.ts';
import { parseAmount } from '@tessera/ui/parse-amount.ts';
import { useTranslations } from 'next-intl';
import { ColumnsMenu, FilterSelect } from '@/features/staff/list/list-tools.tsx';
import { useAddress } from '@/features/staff/parts.tsx';
import { localeNames, locales } from '@/i18n/locales.ts';
import { answer, api } from '@/lib/api.ts';
import { productKinds } from '../product-kinds.ts';
import { columnNames } from './product-query.ts';

export function ProductFilters({ columns, filtered, currency }: { columns: readonly string[]; filtered: boolean; currency: string }) {
  const t = useTranslations('desk.product');
  const list = useTranslations('desk.list');
  const staff = useTranslations('staff');
  const address = useAddress();
  const categories = useQuery({
    queryKey: ['own-categories'],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/categories', { signal })),
    staleTime: 60_000,
  }).data?.items;
  const tags = useQuery({
    queryKey: ['own-tags'],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/tags', { signal })),
    staleTime: 60_000,
  }).data?.items;
  const worded = (group: string, values: readonly string[]) => values.map((value) => ({ value, name: t(`${group}.${value}`) }));
  return (
    <div className="flex flex-wrap items-center gap-2 py-3">
      {/* On a phone one row to push sideways: what is filtered is in sight sooner. */}
      <div className="sm:contents max-sm:-mx-4 max-sm:flex max-sm:w-screen max-sm:gap-2 max-sm:overflow-x-auto max-sm:px-4 max-sm:py-1 max-sm:*:shrink-0">
        <FilterSelect
          name="category"
          label={t('filter.category')}
          options={(categories ?? []).map(({ slug, title, depth }) => ({ value: slug, name: `${'· '.repeat(depth - 1)}${title}` }))}
        />
        {tags && tags.length > 0 ? (
          <FilterSelect name="tag" label={t('filter.tag')} options={tags.map(({ tag }) => ({ value: tag, name: tag }))} />
        ) : null}
        <FilterSelect name="kind" label={t('kindLabel')} options={worded('kind', productKinds)} />
        <FilterSelect name="stock" label={t('filter.stock')} options={worded('stockIs', ['in', 'low', 'out'])} />
        <FilterSelect name="picture" label={t('filter.picture')} options={worded('pictureIs', ['with', 'without'])} />
        <FilterSelect
          name="untranslated"
          label={t('filter.untranslated')}
          options={locales.map((locale) => ({ value: locale, name: t('notIn', { language: localeNames[locale] }) }))}
        />
        <PriceRange currency={currency} />
        {filtered ? (
          <Button look="quiet" size="sm" onClick={() => address.set(cleared)}>
            {staff('clear')}
          </Button>
        ) : null}
      </div>
      <span className="ms-auto flex gap-2">
        <FilterSelect
          name="sort"
          label={list('sort')}
          none={t('sort.newest')}
          options={(['title', 'price', '-price', 'stock', '-stock'] as const).map((value) => ({
            value,
            name: t(`sort.${sortKey(value)}`),
          }))}
        />
        <ColumnsMenu all={columnNames.map((value) => ({ value, name: t(`column.${value}`) }))} shown={columns} />
      </span>
    </div>
  );
}

/** Message keys hold no hyphen at their beginning. */
const sortKey = (sort: string): string => (sort.startsWith('-') ? `${sort.slice(1)}Down` : sort);

const cleared = Object.fromEntries(
  ['q', 'status', 'kind', 'category', 'tag', 'stock', 'priceFrom', 'priceTo', 'picture', 'untranslated'].map((name) => [name, undefined]),
);

/** From and to, in the shop's first currency; what is no price is left out. */
function PriceRange({ currency }: { currency: string }) {
  const t = useTranslations('desk.product');
  const address = useAddress();
  const field = (name: 'priceFrom' | 'priceTo') => {
    const now = address.get(name);
    const shown = now && /^\d{1,12}$/.test(now) ? toDecimal({ amount: now, currency }) : '';
    const take = (text: string): void => {
      const amount = text.trim() ? parseAmount(text, currency) : '';
      if (amount !== null && amount !== (now ?? '')) address.set({ [name]: amount || undefined });
    };
    return (
      <Input
        key={shown}
        aria-label={t(`filter.${name}`, { currency })}
        placeholder={t(`filter.${name}`, { currency })}
        defaultValue={shown}
        inputMode="decimal"
        autoComplete="off"
        maxLength={16}
        dir="ltr"
        onBlur={({ target }) => take(target.value)}
        onKeyDown={(event) => (event.key === 'Enter' ? take(event.currentTarget.value) : undefined)}
        className="tabular h-9 w-32 text-sm"
      />
    );
  };
  return (
    <>
      {field('priceFrom')}
      {field('priceTo')}
    </>
  );
}
