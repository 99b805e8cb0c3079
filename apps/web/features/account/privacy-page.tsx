'use client';
// What is kept about one: a copy of it, what one agreed to, and being forgotten.
import { useQuery } from '@tanstack/react-query';
import { Badge, Notice } from '@tessera/ui/bits.tsx';
import { Button, buttonStyle } from '@tessera/ui/button.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { ConfirmDialog } from '@/features/form/confirm-dialog.tsx';
import { Refusal } from '@/features/form/refusal.tsx';
import { useAct } from '@/features/form/use-act.ts';
import { Answer, useMoment } from '@/features/staff/parts.tsx';
import { answer, api } from '@/lib/api.ts';
import type { Consent, ErasureState, PrivacyExport } from '@/lib/types.ts';
import { Section } from './section.tsx';
import { useSave } from './use-save.ts';

export function PrivacyPage() {
  const t = useTranslations('account');
  return (
    <>
      <h1 className="mb-8 text-4xl">{t('page.privacy')}</h1>
      <Exports />
      <Consents />
      <Erasure />
    </>
  );
}

function Exports() {
  const t = useTranslations('account.privacy');
  const form = useTranslations('form');
  const locale = useLocale();
  const act = useAct();
  const save = useSave('exports');
  const query = useQuery({
    queryKey: ['exports'],
    queryFn: ({ signal }) => answer(api.GET('/v1/me/privacy/exports', { signal })),
    // While one is made, it is looked after; a mail tells, too.
    refetchInterval: ({ state }) => (state.data?.items.some((one) => one.state === 'queued') ? 2000 : false),
  });
  const isMade = query.data?.items.some((one) => one.state === 'queued') ?? false;
  const ask = (): void => void act.run(() => save(answer(api.POST('/v1/me/privacy/exports', { body: { locale } })), t('exportAsked')));
  return (
    <Section title={t('export')} text={t('exportText')}>
      <Answer query={query} failed={form('failed')}>
        {({ items }) => (
          <ul className="mb-4 grid">
            {items.map((one) => (
              <li key={one.id}>
                <ExportRow one={one} />
              </li>
            ))}
          </ul>
        )}
      </Answer>
      <Refusal error={act.error} />
      <Button look="line" busy={act.busy} disabled={act.busy || isMade} onClick={ask} data-testid="ask-export">
        {t('askExport')}
      </Button>
    </Section>
  );
}

function ExportRow({ one }: { one: PrivacyExport }) {
  const t = useTranslations('account.privacy');
  const moment = useMoment();
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 border-b border-line py-3" data-testid="export">
      <span className="min-w-0 text-sm">
        <span className="block font-medium">{t('exportOf', { when: moment(one.requestedAt) })}</span>
        {one.state === 'queued' ? (
          <span role="status" className="text-soft">
            {t('exportQueued')}
            <span aria-hidden className="mt-2 block h-1.5 w-44 overflow-hidden rounded-full bg-sunken">
              <span className="block h-full w-1/3 rounded-full bg-accent animate-[breathe_1.6s_ease-in-out_infinite]" />
            </span>
          </span>
        ) : null}
        {one.state === 'ready' && one.expiresAt ? (
          <span className="text-soft">{t('exportUntil', { when: moment(one.expiresAt) })}</span>
        ) : null}
      </span>
      {one.url ? (
        <span className="flex gap-2">
          <a href={one.url} download className={buttonStyle({ look: 'line', size: 'sm' })}>
            HTML
          </a>
          <a href={`${one.url}&format=json`} download className={buttonStyle({ look: 'line', size: 'sm' })}>
            JSON
          </a>
        </span>
      ) : (
        <Badge>{t(`exportState.${one.state}`)}</Badge>
      )}
    </div>
  );
}

const purposes = ['marketing', 'personalisation', 'analytics'] as const;
// Names the texts below: when they change their meaning, this changes, and it is asked for anew.
const version = '2026-11';

function Consents() {
  const t = useTranslations('account.privacy');
  const form = useTranslations('form');
  const query = useQuery({ queryKey: ['consents'], queryFn: ({ signal }) => answer(api.GET('/v1/privacy/consents', { signal })) });
  return (
    <Section title={t('consents')} text={t('consentsText')}>
      <Answer query={query} failed={form('failed')}>
        {({ items }) => (
          <ul className="grid">
            {purposes.map((purpose) => (
              <li key={purpose}>
                <ConsentRow purpose={purpose} consent={items.find((one) => one.purpose === purpose)} />
              </li>
            ))}
          </ul>
        )}
      </Answer>
    </Section>
  );
}

function ConsentRow({ purpose, consent }: { purpose: (typeof purposes)[number]; consent: Consent | undefined }) {
  const t = useTranslations('account.privacy');
  const form = useTranslations('form');
  const moment = useMoment();
  const act = useAct();
  const save = useSave('consents');
  const set = (given: boolean): void =>
    void act.run(() =>
      save(answer(api.PUT('/v1/privacy/consents/{purpose}', { params: { path: { purpose } }, body: { version, given } })), form('saved')),
    );
  return (
    <div className="border-b border-line py-3">
      <label className="flex items-start gap-3">
        <input
          type="checkbox"
          checked={consent?.given ?? false}
          disabled={act.busy}
          onChange={(event) => set(event.target.checked)}
          className="mt-0.5 size-5 shrink-0 accent-accent"
        />
        <span className="text-sm">
          <span className="block font-medium">{t(`purpose.${purpose}`)}</span>
          <span className="block text-soft">{t(`purposeText.${purpose}`)}</span>
          {consent ? (
            <span className="block text-xs text-soft">{t(consent.given ? 'agreed' : 'refused', { when: moment(consent.at) })}</span>
          ) : null}
        </span>
      </label>
      <Refusal error={act.error} />
    </div>
  );
}

function Erasure() {
  const t = useTranslations('account.privacy');
  const form = useTranslations('form');
  const query = useQuery({ queryKey: ['erasure'], queryFn: ({ signal }) => answer(api.GET('/v1/me/privacy/erasure', { signal })) });
  return (
    <Section title={t('erasure')} text={t('erasureText')}>
      <Answer query={query} failed={form('failed')}>
        {(state) => (state.erasure?.state === 'waiting' ? <Waiting erasure={state.erasure} /> : <AskErasure state={state} />)}
      </Answer>
    </Section>
  );
}

const kept = ['orders', 'consents', 'audit'] as const;

function Kept({ keeps }: { keeps: ErasureState['keeps'] }) {
  const t = useTranslations('account.privacy');
  return (
    <div className="text-sm">
      <p className="font-medium">{t('keeps')}</p>
      <ul className="mt-1 grid list-disc gap-1 ps-5 text-soft">
        {keeps.map(({ what, years }) => {
          const known = kept.find((one) => one === what);
          return (
            <li key={what}>
              {known ? t(`kept.${known}`) : what} {years === null ? null : t('years', { count: years })}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function AskErasure({ state }: { state: ErasureState }) {
  const t = useTranslations('account.privacy');
  const locale = useLocale();
  const save = useSave('erasure');
  return (
    <div className="grid justify-items-start gap-4">
      <p className="text-sm text-soft">{t('erasureWait', { count: state.waitDays })}</p>
      <Kept keeps={state.keeps} />
      <ConfirmDialog
        title={t('askErasure')}
        text={t('erasureConfirm', { count: state.waitDays })}
        word={t('erasureWord')}
        onConfirm={() => save(answer(api.POST('/v1/me/privacy/erasure', { body: { locale } })), t('erasureAsked'))}
        trigger={
          <Button look="danger" data-testid="ask-erasure">
            {t('askErasure')}
          </Button>
        }
      />
    </div>
  );
}

function Waiting({ erasure }: { erasure: NonNullable<ErasureState['erasure']> }) {
  const t = useTranslations('account.privacy');
  const moment = useMoment();
  const act = useAct();
  const save = useSave('erasure');
  return (
    <div className="grid justify-items-start gap-4">
      <Notice tone="warning" className="w-full">
        <p className="font-medium">{t('erasureDue', { when: moment(erasure.dueAt) })}</p>
        {erasure.blockedBy ? <p className="mt-1">{t(`blocked.${erasure.blockedBy}`)}</p> : null}
      </Notice>
      <Refusal error={act.error} />
      <Button
        busy={act.busy}
        disabled={act.busy}
        data-testid="keep-account"
        onClick={() => void act.run(() => save(answer(api.DELETE('/v1/me/privacy/erasure')), t('erasureOff')))}
      >
        {t('callOff')}
      </Button>
    </div>
  );
}
