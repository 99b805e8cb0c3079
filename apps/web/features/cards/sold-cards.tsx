'use client';
// Memberships of the organization with the card that each hands over. One that hands over none can't be bought, and says so.
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { Badge } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { Dialog } from '@tessera/ui/overlay.tsx';
import { EmptyState } from '@tessera/ui/states.tsx';
import { Table, Td, Th } from '@tessera/ui/table.tsx';
import { Plus } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { inWords } from '@/features/courses/use-course.ts';
import { FormDialog } from '@/features/form/form-dialog.tsx';
import { ProductForm } from '@/features/products/product-form.tsx';
import { Answer, useAddress } from '@/features/staff/parts.tsx';
import { Link } from '@/i18n/navigation.ts';
import { answer, api } from '@/lib/api.ts';
import type { CardTerms } from '@/lib/types.ts';
import { ProgrammeForm } from './programme-form.tsx';
import { TermsForm } from './terms-form.tsx';

/** The address names the variant whose card is being said. */
export function SoldCards({ may }: { may: boolean }) {
  const t = useTranslations('desk.cards');
  const staff = useTranslations('staff');
  const common = useTranslations('common');
  const address = useAddress();
  const query = useInfiniteQuery({
    queryKey: ['card-terms'],
    queryFn: ({ pageParam, signal }) =>
      answer(api.GET('/v1/admin/card-terms', { params: { query: { cursor: pageParam, limit: 50 } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const rows = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const setting = rows.find(({ variantId }) => variantId === address.get('set'));
  return (
    <section className="mt-14" aria-labelledby="sold-cards">
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <h2 id="sold-cards" className="text-2xl">
          {t('sold')}
        </h2>
        {may ? <NewMembership onMade={(variantId) => address.set({ set: variantId })} /> : null}
      </div>
      <Answer query={query} failed={staff('failed')}>
        {() => (rows.length === 0 ? <EmptyState title={t('noneSold')} text={t('noneSoldText')} /> : <SoldTable rows={rows} may={may} />)}
      </Answer>
      {query.hasNextPage ? (
        <Button look="line" size="sm" className="mt-6" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {common('nextPage')}
        </Button>
      ) : null}
      {may && setting ? <TermsDialog row={setting} onClose={() => address.set({ set: undefined })} /> : null}
    </section>
  );
}

function SoldTable({ rows, may }: { rows: CardTerms[]; may: boolean }) {
  const t = useTranslations('desk.cards');
  return (
    <Table stacks label={t('sold')}>
      <thead>
        <tr>
          <Th>{t('membership')}</Th>
          <Th>{t('card')}</Th>
          <Th>{t('validDays')}</Th>
          <Th>{t('refundDays')}</Th>
          <Th>
            <span className="sr-only">{t('acts')}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <SoldRow key={row.variantId} row={row} may={may} />
        ))}
      </tbody>
    </Table>
  );
}

function SoldRow({ row, may }: { row: CardTerms; may: boolean }) {
  const t = useTranslations('desk.cards');
  const kind = useTranslations('kinds.membership');
  const locale = useLocale();
  const address = useAddress();
  const { terms } = row;
  const name = [inWords(row.product.title, locale), ...Object.values(row.options)].join(' · ');
  return (
    <tr data-testid="sold-card">
      <Td className="min-w-44">
        <Link href={`/staff/products/${row.product.id}`} className="font-medium underline-offset-4 hover:underline">
          <bdi>{name}</bdi>
        </Link>
      </Td>
      <Td label={t('card')}>
        {terms ? (
          <span className="flex flex-wrap items-center gap-2">
            <Badge>{kind(`tier.${terms.tier}`)}</Badge>
            <bdi>{inWords(terms.programme.name, locale)}</bdi>
            {terms.programme.status === 'closed' ? <Badge tone="warning">{t('closed')}</Badge> : null}
          </span>
        ) : (
          <Badge tone="warning" className="whitespace-normal">
            {t('missing')}
          </Badge>
        )}
      </Td>
      <Td label={t('validDays')} className="tabular">
        {terms ? (terms.validDays ?? t('forever')) : '—'}
      </Td>
      <Td label={t('refundDays')} className="tabular">
        {terms ? terms.refundDays : '—'}
      </Td>
      <Td className="text-end">
        {may ? (
          <Button
            look={terms ? 'quiet' : 'line'}
            size="sm"
            aria-label={t('setOf', { name })}
            onClick={() => address.set({ set: row.variantId })}
            data-testid="set-card"
          >
            {t(terms ? 'change' : 'set')}
          </Button>
        ) : null}
      </Td>
    </tr>
  );
}

function TermsDialog({ row, onClose }: { row: CardTerms; onClose: () => void }) {
  const t = useTranslations('desk.cards');
  const staff = useTranslations('staff');
  const common = useTranslations('common');
  const locale = useLocale();
  const query = useQuery({
    queryKey: ['card-programmes', 'all'],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/card-programmes', { params: { query: { limit: 100 } }, signal })),
  });
  return (
    <Dialog
      open
      onOpenChange={(to) => (to ? undefined : onClose())}
      title={t('setOf', { name: inWords(row.product.title, locale) })}
      closeLabel={common('close')}
    >
      <Answer query={query} failed={staff('failed')}>
        {({ items }) =>
          items.length === 0 ? (
            <>
              <p className="mb-4 text-soft">{t('firstProgramme')}</p>
              <ProgrammeForm onDone={() => undefined} />
            </>
          ) : (
            <TermsForm row={row} programmes={items} onDone={onClose} />
          )
        }
      </Answer>
    </Dialog>
  );
}

/** A membership begins as its product; what it hands over comes next, and nothing is sold before. */
function NewMembership({ onMade }: { onMade: (variantId: string) => void }) {
  const t = useTranslations('desk.cards');
  return (
    <FormDialog
      title={t('newMembership')}
      description={t('newMembershipText')}
      className="max-w-2xl!"
      trigger={
        <Button look="line" data-testid="new-membership">
          <Plus aria-hidden size={18} /> {t('newMembership')}
        </Button>
      }
    >
      {(close) => <NewProduct onMade={onMade} onDone={close} />}
    </FormDialog>
  );
}

function NewProduct({ onMade, onDone }: { onMade: (variantId: string) => void; onDone: () => void }) {
  const staff = useTranslations('staff');
  const channels = useQuery({ queryKey: ['channels'], queryFn: ({ signal }) => answer(api.GET('/v1/admin/channels', { signal })) });
  const client = useQueryClient();
  return (
    <Answer query={channels} failed={staff('failed')}>
      {({ items }) => (
        <ProductForm
          kind="membership"
          currency={items[0]?.currencies[0] ?? 'USD'}
          further={items[0]?.currencies.slice(1) ?? []}
          onMade={async ({ variantId }) => {
            await client.invalidateQueries({ queryKey: ['card-terms'] });
            onDone();
            onMade(variantId);
          }}
        />
      )}
    </Answer>
  );
}
