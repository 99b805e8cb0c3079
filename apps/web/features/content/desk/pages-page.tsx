'use client';
// The pages of the shop, and its policies, those there are and those there could be.
import { useQuery } from '@tanstack/react-query';
import { Badge } from '@tessera/ui/bits.tsx';
import { buttonStyle } from '@tessera/ui/button.tsx';
import { EmptyState } from '@tessera/ui/states.tsx';
import { Table, Td, Th } from '@tessera/ui/table.tsx';
import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useMay } from '@/features/staff/desk.tsx';
import { PageHead } from '@/features/staff/page-head.tsx';
import { Answer, useMoment } from '@/features/staff/parts.tsx';
import { Link } from '@/i18n/navigation.ts';
import { answer, api } from '@/lib/api.ts';
import type { OwnPageCard } from '@/lib/types.ts';

const roles = ['terms', 'privacy', 'returns', 'shipping'] as const;

export function PagesPage() {
  const t = useTranslations('desk.content');
  const staff = useTranslations('staff');
  const may = useMay('content.write');
  const query = useQuery({
    queryKey: ['own-pages'],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/pages', { signal })),
  });
  const add = may ? (
    <Link href="/staff/pages/new" className={buttonStyle({})} data-testid="new-page">
      <Plus aria-hidden size={18} /> {t('newPage')}
    </Link>
  ) : null;
  return (
    <>
      <PageHead title={staff('page.pages')} text={t('pagesText')}>
        {add}
      </PageHead>
      <Answer query={query} failed={staff('failed')}>
        {({ items, locales }) => (
          <div className="grid gap-12">
            <section aria-labelledby="policies" className="grid gap-4">
              <h2 id="policies" className="text-2xl">
                {t('policies')}
              </h2>
              <Policies items={items} may={may} first={locales[0] ?? 'en'} />
            </section>
            <section aria-labelledby="pages" className="grid gap-2">
              <h2 id="pages" className="text-2xl">
                {t('pages')}
              </h2>
              <PageTable items={items.filter(({ role }) => !role)} locales={locales} add={add} />
            </section>
          </div>
        )}
      </Answer>
    </>
  );
}

function Policies({ items, may, first }: { items: OwnPageCard[]; may: boolean; first: string }) {
  const t = useTranslations('desk.content');
  return (
    <ul className="grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
      {roles.map((role) => {
        const page = items.find((each) => each.role === role);
        return (
          <li key={role} className="grid content-start gap-2 rounded-lg border border-line p-4">
            <p className="font-medium">{t(`role.${role}`)}</p>
            <p className="text-sm text-soft">{t(`roleText.${role}`)}</p>
            {page ? (
              <p className="flex flex-wrap gap-2">
                <Standing page={page} />
                {page.required ? <Badge tone="info">{t('required')}</Badge> : null}
              </p>
            ) : null}
            {page ? (
              <Link
                href={`/staff/pages/${page.id}`}
                className="inline-flex w-fit items-center text-sm underline underline-offset-4 pointer-coarse:min-h-11"
              >
                {titleOf(page, first)}
              </Link>
            ) : may ? (
              <Link
                href={`/staff/pages/new?role=${role}`}
                className="inline-flex w-fit items-center text-sm underline underline-offset-4 pointer-coarse:min-h-11"
              >
                {t('write')}
              </Link>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}

const titleOf = ({ title, slug }: OwnPageCard, first: string): string => title[first as 'en'] ?? Object.values(title).find(Boolean) ?? slug;

function Standing({ page }: { page: OwnPageCard }) {
  const t = useTranslations('desk.content');
  return <Badge tone={page.status === 'published' ? 'success' : 'plain'}>{t(`status.${page.status}`)}</Badge>;
}

function PageTable({ items, locales, add }: { items: OwnPageCard[]; locales: string[]; add: ReactNode }) {
  const t = useTranslations('desk.content');
  const product = useTranslations('desk.product');
  const moment = useMoment();
  if (items.length === 0) return <EmptyState title={t('none')} text={t('noneText')} action={add} />;
  return (
    <Table label={t('pages')}>
      <thead>
        <tr>
          <Th>{t('pageTitle')}</Th>
          <Th>{t('standing')}</Th>
          <Th>{t('languages')}</Th>
          <Th>{t('changed')}</Th>
          <Th>
            <span className="sr-only">{product('acts')}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {items.map((page) => (
          <tr key={page.id}>
            <Td>
              <Link href={`/staff/pages/${page.id}`} className="font-medium underline-offset-4 hover:underline" dir="auto">
                {titleOf(page, locales[0] ?? 'en')}
              </Link>
              <span dir="ltr" className="block text-xs text-soft">
                /pages/{page.slug}
              </span>
            </Td>
            <Td>
              <Standing page={page} />
            </Td>
            <Td className="text-soft">
              <span dir="ltr">
                {locales
                  .filter((locale) => page.title[locale as 'en'])
                  .map((locale) => locale.toUpperCase())
                  .join(' ')}
              </span>
            </Td>
            <Td className="tabular whitespace-nowrap text-soft">{moment(page.updatedAt)}</Td>
            <Td className="text-end">
              {page.url ? (
                <a
                  href={page.url}
                  className="text-sm underline underline-offset-4"
                  aria-label={product('seeOf', { title: titleOf(page, 'en') })}
                >
                  {product('see')}
                </a>
              ) : null}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
