'use client';
// One product with everything there is to write of it, on one page: its parts, what is unsaved, and one way to save all of it.
import { useQuery } from '@tanstack/react-query';
import { Badge } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { EmptyState } from '@tessera/ui/states.tsx';
import { Copy, ExternalLink } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { Refusal } from '@/features/form/refusal.tsx';
import { submitOf, useAct } from '@/features/form/use-act.ts';
import { useMay } from '@/features/staff/desk.tsx';
import { BackLink, PageHead } from '@/features/staff/page-head.tsx';
import { Answer } from '@/features/staff/parts.tsx';
import { Link, useRouter } from '@/i18n/navigation.ts';
import { actKeys, answer, api } from '@/lib/api.ts';
import { ApiProblem, codeOf } from '@/lib/problem.ts';
import type { WholeProduct } from '@/lib/types.ts';
import { BasicsSection } from './basics-section.tsx';
import { MediaSection } from './media-section.tsx';
import { OptionsSection } from './options-section.tsx';
import { OrganizationSection } from './organization-section.tsx';
import { SeoSection } from './seo-section.tsx';
import { TranslationsSection } from './translations-section.tsx';
import { type Editor, readWhole, useEditor } from './use-editor.ts';
import { VariantsSection } from './variants-section.tsx';

const parts = ['basics', 'media', 'options', 'organization', 'seo', 'variants', 'translations'] as const;

export function ProductEditor({ id }: { id: string }) {
  const t = useTranslations('desk.editor');
  const staff = useTranslations('staff');
  // Never from a store: what one begins to write from is what stands there now.
  const query = useQuery({
    queryKey: ['whole', id],
    queryFn: ({ signal }) => readWhole(id, signal),
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  if (codeOf(query.error) === 'PRODUCT_OF_BRAND') return <OfBrand error={query.error} />;
  return (
    <Answer query={query} failed={t('failed')}>
      {(whole) => <Whole key={id} initial={whole} back={staff('page.products')} />}
    </Answer>
  );
}

/** What a brand owns a store only prices and stocks. */
function OfBrand({ error }: { error: unknown }) {
  const t = useTranslations('desk.editor');
  const brand = error instanceof ApiProblem && typeof error.facts.brand === 'string' ? error.facts.brand : '';
  return (
    <EmptyState
      title={t('ofBrand', { brand: brand || '—' })}
      text={t('ofBrandText')}
      action={
        <Link href="/staff/stock" className="underline underline-offset-4">
          {t('toStock')}
        </Link>
      }
    />
  );
}

const tones = { published: 'success', draft: 'plain', archived: 'warning' } as const;

function Whole({ initial, back }: { initial: WholeProduct; back: string }) {
  const t = useTranslations('desk.editor');
  const product = useTranslations('desk.product');
  const may = useMay('catalog.write');
  const editor = useEditor(initial);
  const { whole } = editor;
  return (
    <>
      <BackLink href="/staff/products">{back}</BackLink>
      <PageHead title={<bdi>{whole.title}</bdi>}>
        <div className="flex flex-wrap items-center gap-3">
          <Badge tone={tones[whole.status]}>{product(`status.${whole.status}`)}</Badge>
          {whole.url ? (
            <a
              href={whole.url}
              target="_blank"
              rel="noreferrer"
              className="inline-flex items-center gap-1 text-sm underline underline-offset-4"
            >
              {product('see')} <ExternalLink aria-hidden size={15} />
            </a>
          ) : null}
          {may ? <Duplicate whole={whole} /> : null}
        </div>
      </PageHead>
      <PartLinks />
      <form onSubmit={submitOf(editor.save)} noValidate>
        <fieldset disabled={!may} className="grid min-w-0 items-start gap-6 xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
          <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-6">
            <BasicsSection editor={editor} />
            <MediaSection editor={editor} />
            <OptionsSection editor={editor} />
          </div>
          <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-6">
            <OrganizationSection editor={editor} />
            <SeoSection editor={editor} />
          </div>
          <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-6 xl:col-span-2">
            <VariantsSection editor={editor} />
            <TranslationsSection editor={editor} />
          </div>
        </fieldset>
        {may ? <SaveBar editor={editor} /> : <p className="mt-6 text-sm text-soft">{t('readOnly')}</p>}
      </form>
    </>
  );
}

function PartLinks() {
  const t = useTranslations('desk.editor');
  return (
    <nav aria-label={t('parts')} className="mb-6 flex gap-4 overflow-x-auto border-b border-line pb-2 text-sm">
      {parts.map((part) => (
        <a
          key={part}
          href={`#${part}`}
          className="inline-flex items-center whitespace-nowrap py-1 text-soft hover:text-ink hover:underline pointer-coarse:min-h-11"
        >
          {t(part)}
        </a>
      ))}
    </nav>
  );
}

/** Stays in sight, with what was refused and, where somebody else was faster, the way to what they wrote. */
function SaveBar({ editor: { act, unsaved, save: _, readAgain } }: { editor: Editor }) {
  const t = useTranslations('desk.editor');
  const texts = useTranslations('desk.texts');
  const form = useTranslations('form');
  const facts = act.error instanceof ApiProblem ? act.error.facts : {};
  const changed = Array.isArray(facts.changed) ? facts.changed.map(String) : [];
  const reasons = Array.isArray(facts.reasons) ? facts.reasons.map(String) : [];
  return (
    <div className="sticky bottom-0 z-20 mt-6 grid gap-3 border-t border-line bg-paper py-4">
      <Refusal error={act.error}>
        {reasons.length > 0 ? <p>{reasons.map((lack) => (t.has(`lack.${lack}`) ? t(`lack.${lack}`) : lack)).join(' · ')}</p> : null}
        {codeOf(act.error) === 'PRODUCT_CHANGED' && act.error ? (
          <>
            <p>{t('changedParts', { parts: changed.map((part) => (t.has(`part.${part}`) ? t(`part.${part}`) : part)).join(', ') })}</p>
            <p className="mt-2 flex flex-wrap items-center gap-3">
              <Button look="line" size="sm" onClick={readAgain}>
                {texts('readAgain')}
              </Button>
              {texts('readAgainText')}
            </p>
          </>
        ) : null}
      </Refusal>
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" busy={act.busy} disabled={act.busy || !unsaved} data-testid="save-product">
          {form('save')}
        </Button>
        <p aria-live="polite" className="text-sm text-soft">
          {unsaved ? texts('unsaved') : null}
        </p>
        <p className="ms-auto text-xs text-soft max-sm:hidden" dir="ltr">
          Ctrl / ⌘ S
        </p>
      </div>
    </div>
  );
}

function Duplicate({ whole }: { whole: WholeProduct }) {
  const t = useTranslations('desk.editor');
  const act = useAct();
  const router = useRouter();
  const keys = useRef(actKeys());
  const run = (): void =>
    void act.run(async () => {
      const params = { path: { id: whole.id }, header: keys.current.for({ id: whole.id }) };
      const made = await answer(api.POST('/v1/admin/products/{id}/duplicate', { params }));
      keys.current.done();
      router.push(`/staff/products/${made.id}`);
    });
  return (
    <>
      <Button look="line" size="sm" busy={act.busy} disabled={act.busy} onClick={run} data-testid="duplicate">
        <Copy aria-hidden size={16} /> {t('duplicate')}
      </Button>
      <Refusal error={act.error} />
    </>
  );
}
