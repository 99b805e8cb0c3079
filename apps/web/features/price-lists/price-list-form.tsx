'use client';
// The terms of a price list, new or changed: for whom, in what, from when until when.
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input, Select } from '@tessera/ui/field.tsx';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useSave } from '@/features/account/use-save.ts';
import { Refusal, useFieldError } from '@/features/form/refusal.tsx';
import { submitOf, useAct } from '@/features/form/use-act.ts';
import { instantOf, localOf } from '../../../../kinds/service/web/wall-clock.ts';
import { answer, api } from '@/lib/api.ts';
import { formText } from '@/lib/form-text.ts';
import type { PriceList } from '@/lib/types.ts';

interface PriceListFormProps {
  list?: PriceList;
  /** What a new list may be in. */
  currencies: readonly string[];
  timeZone: string;
  onDone: (list: PriceList) => void;
}

/** A field whose time the zone's clock never shows, or an end that is not after its start. */
type BadTime = 'startsAt' | 'endsAt' | 'order';

/** From when until when, as the clock of the shop says. */
function readTimes(data: FormData, timeZone: string): { startsAt: string | null; endsAt: string | null; bad: BadTime | null } {
  const instant = (name: string): number | null | undefined => {
    const local = formText(data, name);
    return local ? (instantOf(local, timeZone) ?? undefined) : null;
  };
  const [start, end] = [instant('startsAt'), instant('endsAt')];
  const iso = (at: number | null | undefined): string | null => (at ? new Date(at).toISOString() : null);
  const bad =
    start === undefined ? 'startsAt' : end === undefined ? 'endsAt' : start !== null && end !== null && end <= start ? 'order' : null;
  return { startsAt: iso(start), endsAt: iso(end), bad };
}

export function PriceListForm({ list, currencies, timeZone, onDone }: PriceListFormProps) {
  const t = useTranslations('desk.priceList');
  const form = useTranslations('form');
  const act = useAct();
  const save = useSave('price-lists', 'price-list');
  const [bad, setBad] = useState<BadTime | null>(null);
  const fieldError = useFieldError(act.error);
  const send = (data: FormData): void => {
    const read = readTimes(data, timeZone);
    setBad(read.bad);
    if (read.bad) return;
    const { startsAt, endsAt } = read;
    const status = formText(data, 'status') === 'active' ? ('active' as const) : ('draft' as const);
    const terms = { name: formText(data, 'name'), groupId: formText(data, 'groupId') || null, status, startsAt, endsAt };
    void act.run(async () => {
      const done = list
        ? await save(
            answer(api.PUT('/v1/admin/price-lists/{id}', { params: { path: { id: list.id } }, body: { ...terms, version: list.version } })),
            t('changed'),
          )
        : await save(answer(api.POST('/v1/admin/price-lists', { body: { ...terms, currency: formText(data, 'currency') } })), t('made'));
      onDone(done);
    });
  };
  return (
    <form className="grid gap-5" onSubmit={submitOf(send)}>
      <Field label={t('name')} error={fieldError('name')}>
        {(control) => (
          <Input
            {...control}
            name="name"
            required
            maxLength={120}
            autoFocus={!list}
            dir="auto"
            placeholder={t('nameSample')}
            defaultValue={list?.name}
          />
        )}
      </Field>
      <div className="grid items-start gap-5 sm:grid-cols-2">
        {list ? null : (
          <Field label={t('currency')}>
            {(control) => (
              <Select {...control} name="currency">
                {currencies.map((currency) => (
                  <option key={currency}>{currency}</option>
                ))}
              </Select>
            )}
          </Field>
        )}
        <GroupField list={list} />
        <Field label={t('status')} hint={t('statusHint')}>
          {(control) => (
            <Select {...control} name="status" defaultValue={list?.status ?? 'draft'}>
              <option value="draft">{t('state.draft')}</option>
              <option value="active">{t('active')}</option>
            </Select>
          )}
        </Field>
      </div>
      <Times list={list} timeZone={timeZone} bad={bad} />
      <Refusal error={act.error} />
      <Button type="submit" size="lg" busy={act.busy} disabled={act.busy} data-testid="save-price-list">
        {act.busy ? form('working') : form('save')}
      </Button>
    </form>
  );
}

function Times({ list, timeZone, bad }: { list: PriceList | undefined; timeZone: string; bad: BadTime | null }) {
  const t = useTranslations('desk.priceList');
  return (
    <div className="grid gap-3">
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <TimeField name="startsAt" now={list?.startsAt} timeZone={timeZone} error={bad === 'startsAt' ? t('badTime') : undefined} />
        <TimeField
          name="endsAt"
          now={list?.endsAt}
          timeZone={timeZone}
          error={bad === 'endsAt' ? t('badTime') : bad === 'order' ? t('badEnd') : undefined}
        />
      </div>
      <p className="text-sm text-soft">{t('zone', { zone: timeZone })}</p>
    </div>
  );
}

function GroupField({ list }: { list: PriceList | undefined }) {
  const t = useTranslations('desk.priceList');
  const query = useQuery({
    queryKey: ['customer-groups', 'all'],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/customer-groups', { params: { query: { limit: 100 } }, signal })),
  });
  const known = list?.group ? [list.group] : [];
  const groups = [...known, ...(query.data?.items ?? []).filter(({ id }) => id !== list?.group?.id)];
  return (
    <Field label={t('group')}>
      {(control) => (
        <Select {...control} name="groupId" defaultValue={list?.group?.id ?? ''} key={groups.length}>
          <option value="">{t('everybody')}</option>
          {groups.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

function TimeField({
  name,
  now,
  timeZone,
  error,
}: {
  name: 'startsAt' | 'endsAt';
  now: string | null | undefined;
  timeZone: string;
  error?: string | undefined;
}) {
  const t = useTranslations('desk.priceList');
  const form = useTranslations('form');
  return (
    <Field label={t(name)} optional={form('optional')} error={error}>
      {(control) => (
        <Input
          {...control}
          name={name}
          type="datetime-local"
          defaultValue={now ? localOf(Date.parse(now), timeZone) : undefined}
          className="tabular"
        />
      )}
    </Field>
  );
}
