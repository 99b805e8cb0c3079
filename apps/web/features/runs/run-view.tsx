'use client';
// One import or export: what it waits for, how far it is, what was found, what became of it.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Badge, Notice } from '@tessera/ui/bits.tsx';
import { Button, buttonStyle } from '@tessera/ui/button.tsx';
import { numberLocale } from '@tessera/ui/money.ts';
import { Progress } from '@tessera/ui/progress.tsx';
import { Download } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { Refusal } from '@/features/form/refusal.tsx';
import { saveFile } from '@/features/form/secret.tsx';
import { useAct } from '@/features/form/use-act.ts';
import { useMay } from '@/features/staff/desk.tsx';
import { BackLink, PageHead } from '@/features/staff/page-head.tsx';
import { Answer } from '@/features/staff/parts.tsx';
import { answer, api } from '@/lib/api.ts';
import type { CatalogRunWhole } from '@/lib/types.ts';
import { MappingForm } from './mapping-form.tsx';
import { Found } from './run-found.tsx';
import { hasEnded, isGoing, shareOf, tones } from './run-words.ts';

const LOOK_MS = 1_000;

export function RunView({ id }: { id: string }) {
  const t = useTranslations('desk.run');
  const staff = useTranslations('staff');
  const client = useQueryClient();
  const query = useQuery({
    queryKey: ['catalog-run', id],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/catalog-runs/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) => (state.data && isGoing(state.data) ? LOOK_MS : false),
  });
  const again = (): void => {
    void query.refetch();
    void client.invalidateQueries({ queryKey: ['catalog-runs'] });
  };
  return (
    <>
      <BackLink href="/staff/imports">{staff('page.imports')}</BackLink>
      <Answer query={query} failed={staff('failed')}>
        {(run) => (
          <div className="grid gap-6" data-testid="run-view" data-state={run.state}>
            <PageHead title={<bdi>{run.kind === 'from_brands' ? t('kind.from_brands') : run.name}</bdi>} text={t(`kind.${run.kind}`)}>
              <div className="flex items-center gap-3">
                <Badge tone={tones[run.state]}>{t(`state.${run.state}`)}</Badge>
                {hasEnded(run) ? null : <Cancel id={id} onDone={again} />}
              </div>
            </PageHead>
            <Stage run={run} onMoved={again} />
          </div>
        )}
      </Answer>
    </>
  );
}

function Stage({ run, onMoved }: { run: CatalogRunWhole; onMoved: () => void }) {
  const t = useTranslations('desk.run');
  const errors = useTranslations('errors');
  const may = useMay('catalog.write');
  if (isGoing(run)) return <Going run={run} />;
  if (run.state === 'receiving') return <Notice tone="info">{t('brokenOff')}</Notice>;
  if (run.state === 'received') return may ? <MappingForm run={run} onMoved={onMoved} /> : null;
  return (
    <>
      {run.fault ? (
        <Notice tone="danger" role="alert" data-testid="run-fault">
          {errors.has(run.fault.code) ? errors(run.fault.code) : errors('INTERNAL')}{' '}
          {typeof run.fault.facts.line === 'number' ? t('atLine', { line: run.fault.facts.line }) : null}
        </Notice>
      ) : null}
      {run.kind.startsWith('export') ? <TakeFile run={run} /> : <Found run={run} onMoved={onMoved} />}
      {run.state === 'ready' && may ? (
        <details>
          <summary className="cursor-pointer py-3 text-sm font-medium">{t('otherColumns')}</summary>
          <div className="mt-4">
            <MappingForm run={run} onMoved={onMoved} />
          </div>
        </details>
      ) : null}
    </>
  );
}

function Going({ run }: { run: CatalogRunWhole }) {
  const t = useTranslations('desk.run');
  const count = new Intl.NumberFormat(numberLocale(useLocale()));
  const done = count.format(run.done);
  return (
    <div className="grid max-w-xl gap-3" role="status">
      <p>
        {run.state === 'waiting' && run.ahead > 0
          ? t('ahead', { count: run.ahead })
          : run.total
            ? t('doneOf', { done, total: count.format(run.total) })
            : t('doneSoFar', { done })}
      </p>
      <Progress share={shareOf(run)} label={t(`state.${run.state}`)} />
      <p className="text-sm text-soft">{t('leave')}</p>
    </div>
  );
}

/** Its address lasts a quarter of an hour, so a new one is asked for when it is taken. */
function TakeFile({ run }: { run: CatalogRunWhole }) {
  const t = useTranslations('desk.run');
  const act = useAct();
  const { id, name, file, total, state } = run;
  if (state !== 'done') return null;
  if (!file) return <Notice tone="info">{t('fileGone')}</Notice>;
  const take = (): void =>
    void act.run(async () => {
      const fresh = await answer(api.GET('/v1/admin/catalog-runs/{id}', { params: { path: { id } } }));
      const query = Object.fromEntries(new URL(fresh.file ?? '', 'http://x').searchParams) as { expires: string; signature: string };
      const content: unknown = await answer(
        api.GET('/v1/admin/catalog-runs/{id}/file.csv', {
          params: { path: { id }, query: { expires: Number(query.expires), signature: query.signature } },
          parseAs: 'blob',
        }),
      );
      if (content instanceof Blob) saveFile(content, name);
    });
  return (
    <div className="grid justify-items-start gap-3">
      <p>{t('exported', { count: total ?? 0 })}</p>
      <Button busy={act.busy} disabled={act.busy} onClick={take} data-testid="take-file">
        <Download aria-hidden size={17} strokeWidth={1.6} /> {t('take')}
      </Button>
      <Refusal error={act.error} />
    </div>
  );
}

function Cancel({ id, onDone }: { id: string; onDone: () => void }) {
  const t = useTranslations('desk.run');
  const act = useAct();
  const cancel = (): void =>
    void act.run(async () => {
      await answer(api.POST('/v1/admin/catalog-runs/{id}/cancel', { params: { path: { id } }, body: {} }));
      onDone();
    });
  return (
    <button type="button" className={buttonStyle({ look: 'line', size: 'sm' })} disabled={act.busy} onClick={cancel}>
      {t('cancel')}
    </button>
  );
}
