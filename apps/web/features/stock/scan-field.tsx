'use client';
// Where a scanner or a hand types: SKU and Enter adds one, SKU, a number and Enter sets it. What is typed on meanwhile waits its turn.
import { Field, Input } from '@tessera/ui/field.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type FormEvent, useRef, useState } from 'react';
import { Refusal } from '@/features/form/refusal.tsx';
import { answer, api } from '@/lib/api.ts';
import { formText } from '@/lib/form-text.ts';
import type { StockCount, StockCountLine } from '@/lib/types.ts';

type Entry = { sku: string; counted: number } | { sku: string; add: number };

/** Sends entries one after the other, in the order in which they were typed. */
function useEntries(countId: string) {
  const client = useQueryClient();
  const [last, setLast] = useState<StockCountLine>();
  const [error, setError] = useState<unknown>(null);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const send = async (body: Entry): Promise<void> => {
    const params = { path: { id: countId }, header: { 'idempotency-key': crypto.randomUUID() } };
    try {
      const { count, line } = await answer(api.POST('/v1/admin/stock-counts/{id}/lines', { params, body }));
      // Whoever closes the count right after their own entry has seen it.
      client.setQueriesData<{ count: StockCount }>({ queryKey: ['stock-counts', countId] }, (shown) => shown && { ...shown, count });
      setLast(line);
      setError(null);
    } catch (problem) {
      setError(problem);
    }
    void client.invalidateQueries({ queryKey: ['stock-counts'] });
  };
  const add = (body: Entry): void => {
    queue.current = queue.current.then(() => send(body));
  };
  return { last, error, add };
}

export function ScanField({ countId }: { countId: string }) {
  const t = useTranslations('desk.stock');
  const { last, error, add } = useEntries(countId);
  const enter = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const [sku, typed] = [formText(data, 'sku'), formText(data, 'counted')];
    if (!sku) return;
    form.reset();
    form.querySelector('input')?.focus();
    const body = typed === '' ? { sku, add: 1 } : { sku, counted: Number(typed) };
    add(body);
  };
  return (
    <form onSubmit={enter} className="mb-6 grid gap-3 rounded-lg border border-line bg-raised p-4">
      <div className="grid gap-3 sm:grid-cols-[1fr_9rem_auto] sm:items-end">
        <Field label={t('count.sku')}>
          {(control) => (
            <Input
              {...control}
              name="sku"
              required
              maxLength={64}
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              dir="ltr"
              autoFocus
            />
          )}
        </Field>
        <Field label={t('count.number')}>
          {(control) => (
            <Input
              {...control}
              name="counted"
              type="number"
              inputMode="numeric"
              min={0}
              max={1_000_000}
              placeholder="+1"
              dir="ltr"
              className="tabular"
            />
          )}
        </Field>
        <Button type="submit">{t('count.enter')}</Button>
      </div>
      <p className="text-sm text-soft">{t('count.scanHint')}</p>
      <Outcome last={last} error={error} />
    </form>
  );
}

/** What the last entry came to. */
function Outcome({ last, error }: { last: StockCountLine | undefined; error: unknown }) {
  const t = useTranslations('desk.stock');
  return (
    <div aria-live="polite">
      {error ? <Refusal error={error} /> : null}
      {last && !error ? (
        <p className="text-lg font-medium" data-testid="last-counted">
          {t('count.last', { title: last.title, counted: last.counted })}
        </p>
      ) : null}
    </div>
  );
}
