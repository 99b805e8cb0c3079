'use client';
// Writes a page or a policy: its name, whether it is in the shop, and what it says in each language, side by side, with how it will look.
import { useQuery } from '@tanstack/react-query';
import { Notice } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input, Select } from '@tessera/ui/field.tsx';
import { useTranslations } from 'next-intl';
import { ConfirmDialog } from '@/features/form/confirm-dialog.tsx';
import { Refusal } from '@/features/form/refusal.tsx';
import { submitOf } from '@/features/form/use-act.ts';
import { useMay } from '@/features/staff/desk.tsx';
import { BackLink, PageHead } from '@/features/staff/page-head.tsx';
import { Answer, useAddress } from '@/features/staff/parts.tsx';
import { answer, api } from '@/lib/api.ts';
import type { OwnPage } from '@/lib/types.ts';
import { inOrder } from './page-draft.ts';
import { PageLanguage } from './page-language.tsx';
import { usePageDraft } from './use-page-draft.ts';

const policies = ['terms', 'privacy', 'returns', 'shipping'] as const;

export function PageEditor({ id }: { id: string }) {
  const staff = useTranslations('staff');
  const role = useAddress().get('role');
  // Never from a store: what one begins to write from is what stands there now.
  const query = useQuery({
    queryKey: ['own-page', id],
    queryFn: async ({ signal }) => {
      const all = answer(api.GET('/v1/admin/pages', { signal }));
      const page = id === 'new' ? null : await answer(api.GET('/v1/admin/pages/{id}', { params: { path: { id } }, signal }));
      return { page, locales: (await all).locales };
    },
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  return (
    <Answer query={query} failed={staff('failed')}>
      {({ page, locales }) => (
        <Editor
          key={`${id} ${page?.version}`}
          initial={page}
          spoken={locales}
          role={page ? page.role : (policies.find((each) => each === role) ?? null)}
        />
      )}
    </Answer>
  );
}

interface EditorProps {
  initial: OwnPage | null;
  spoken: string[];
  role: OwnPage['role'];
}

function Editor({ initial, spoken, role }: EditorProps) {
  const t = useTranslations('desk.content');
  const staff = useTranslations('staff');
  const product = useTranslations('desk.product');
  const may = useMay('content.write');
  const editor = usePageDraft(initial, role);
  const { draft, say, save } = editor;
  const languages = inOrder(spoken);
  const first = languages[0] ?? 'en';
  const title = draft.title[first] || (role ? t(`role.${role}`) : t('newPage'));
  return (
    <>
      <BackLink href="/staff/pages">{staff('page.pages')}</BackLink>
      <PageHead title={<bdi>{title}</bdi>} text={role ? t(`roleText.${role}`) : t('pageText')}>
        {initial?.url ? (
          <a
            href={initial.url}
            className="inline-flex items-center self-center text-sm underline underline-offset-4 pointer-coarse:min-h-11"
          >
            {product('see')}
          </a>
        ) : null}
      </PageHead>
      <form id="page" onSubmit={submitOf(save)}>
        <fieldset disabled={!may} className="grid gap-6">
          <PageSettings editor={editor} role={role} formerSlugs={initial?.formerSlugs ?? []} />
          <div className="grid items-start gap-6 lg:grid-cols-2 2xl:grid-cols-3">
            {languages.map((locale) => (
              <PageLanguage
                key={locale}
                locale={locale}
                first={first}
                spoken={spoken.includes(locale)}
                draft={draft}
                onSay={(field, text) => say(locale, field, text)}
              />
            ))}
          </div>
        </fieldset>
      </form>
      {may ? <SaveBar editor={editor} title={title} removable={initial !== null} /> : null}
    </>
  );
}

interface SettingsProps {
  editor: ReturnType<typeof usePageDraft>;
  role: OwnPage['role'];
  formerSlugs: readonly string[];
}

function PageSettings({ editor: { draft, write }, role, formerSlugs }: SettingsProps) {
  const t = useTranslations('desk.content');
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2 lg:grid-cols-3">
      <Field label={t('slug')} hint={formerSlugs.length > 0 ? t('former', { slugs: formerSlugs.join(', ') }) : t('slugHint')}>
        {(control) => (
          <Input
            {...control}
            name="slug"
            required
            maxLength={80}
            pattern="[a-z0-9](-?[a-z0-9])*"
            dir="ltr"
            value={draft.slug}
            onChange={({ target }) => write({ slug: target.value })}
          />
        )}
      </Field>
      <Field label={t('standing')}>
        {(control) => (
          <Select
            {...control}
            name="status"
            value={draft.status}
            onChange={({ target }) => write({ status: target.value === 'published' ? 'published' : 'draft' })}
          >
            <option value="draft">{t('status.draft')}</option>
            <option value="published">{t('status.published')}</option>
          </Select>
        )}
      </Field>
      {role ? (
        <label className="flex min-h-11 items-center gap-3 self-end text-sm">
          <input
            type="checkbox"
            name="required"
            checked={draft.required}
            onChange={({ target }) => write({ required: target.checked })}
            className="size-5 accent-accent"
          />
          {t('mustAgree')}
        </label>
      ) : null}
      {draft.required && draft.status === 'draft' ? (
        <Notice tone="warning" className="sm:col-span-2 lg:col-span-3">
          {t('requiredDraft')}
        </Notice>
      ) : null}
    </div>
  );
}

/** Stays in sight, with what was refused. Outside of the form: what is confirmed in a dialog of its own would be sent as the page, too. */
function SaveBar({ editor, title, removable }: { editor: ReturnType<typeof usePageDraft>; title: string; removable: boolean }) {
  const t = useTranslations('desk.content');
  const form = useTranslations('form');
  const { act, draft, write, remove, unsaved } = editor;
  return (
    <div className="sticky bottom-0 z-10 mt-6 grid gap-3 border-t border-line bg-paper py-4">
      <Refusal error={act.error} />
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" form="page" busy={act.busy} disabled={act.busy} data-testid="save-page">
          {form('save')}
        </Button>
        {draft.status === 'draft' ? (
          <Button look="line" disabled={act.busy} onClick={() => write({ status: 'published' })}>
            {t('toPublish')}
          </Button>
        ) : null}
        <p aria-live="polite" className="text-sm text-soft">
          {unsaved ? t('unsaved') : null}
        </p>
        {removable ? (
          <span className="ms-auto">
            <ConfirmDialog
              trigger={
                <Button look="quiet" size="sm">
                  {t('remove')}
                </Button>
              }
              title={t('removeOf', { title })}
              text={t('removeText')}
              onConfirm={remove}
            />
          </span>
        ) : null}
      </div>
    </div>
  );
}
