'use client';
// A promotion, new or changed: its code, what it takes off, for what, how often and when.
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input, Select } from '@tessera/ui/field.tsx';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { useSave } from '@/features/account/use-save.ts';
import { Refusal, useFieldError } from '@/features/form/refusal.tsx';
import { submitOf, useAct } from '@/features/form/use-act.ts';
import { answer, api } from '@/lib/api.ts';
import { formText } from '@/lib/form-text.ts';
import type { Promotion, PromotionShop } from '@/lib/types.ts';
import { PickProducts } from './pick-products.tsx';
import { Amounts, LimitField, MomentField } from './promotion-fields.tsx';
import { readPromotion } from './read-promotion.ts';

type Kind = Promotion['kind'];

interface PromotionFormProps {
  shops: PromotionShop[];
  promotion?: Promotion;
  onDone: () => void;
}

/** Sends what was filled in, once all of it can be read. */
function useSending({ promotion, onDone }: PromotionFormProps) {
  const t = useTranslations('desk.promotion');
  const act = useAct();
  const save = useSave('promotions');
  const [bad, setBad] = useState<readonly string[]>([]);
  const send = (data: FormData, asked: Parameters<typeof readPromotion>[1] & { channelId: string }): void => {
    const read = readPromotion(data, asked);
    setBad(read.bad);
    if (read.bad.length > 0) return;
    void act.run(async () => {
      if (promotion) {
        const body = { ...read.terms, version: promotion.version };
        const path = { id: promotion.id };
        await save(answer(api.PUT('/v1/admin/promotions/{id}', { params: { path }, body })), t('changed', { code: promotion.code }));
      } else {
        const body = { ...read.terms, code: formText(data, 'code'), kind: asked.kind, channelId: asked.channelId };
        await save(answer(api.POST('/v1/admin/promotions', { body })), t('made', { code: body.code }));
      }
      onDone();
    });
  };
  return { act, bad, send };
}

export function PromotionForm(props: PromotionFormProps) {
  const { shops, promotion } = props;
  const t = useTranslations('desk.promotion');
  const form = useTranslations('form');
  const box = useRef<HTMLFormElement>(null);
  const { act, bad, send } = useSending(props);
  useEffect(() => {
    const [first] = bad;
    if (first) box.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
  }, [bad]);
  const fieldError = useFieldError(act.error);
  const [kind, setKind] = useState<Kind>(promotion?.kind ?? 'percent');
  const [shopId, setShopId] = useState(promotion?.channelId ?? shops[0]?.id ?? '');
  const [products, setProducts] = useState(promotion?.products ?? []);
  const shop = shops.find(({ id }) => id === shopId) ?? shops[0];
  const asked = { kind, currencies: shop?.currencies ?? [], productIds: products.map(({ id }) => id), channelId: shopId };
  return (
    <form ref={box} className="grid gap-5" onSubmit={submitOf((data) => send(data, asked))}>
      <div className="grid items-start gap-5 sm:grid-cols-2">
        {promotion ? null : <CodeField error={fieldError('code')} />}
        <Field label={t('name')} error={fieldError('name')}>
          {(control) => (
            <Input
              {...control}
              name="name"
              required
              maxLength={120}
              placeholder={t('nameSample')}
              defaultValue={promotion?.name}
              dir="auto"
            />
          )}
        </Field>
        {promotion || shops.length < 2 ? null : <ShopField shops={shops} value={shopId} onChange={setShopId} />}
        {promotion ? null : <KindField kind={kind} onKind={setKind} />}
        {kind === 'percent' ? <PercentField promotion={promotion} error={bad.includes('percent') ? t('badPercent') : undefined} /> : null}
      </div>
      <Amounts key={shopId} kind={kind} currencies={asked.currencies} now={promotion?.amounts ?? []} bad={bad} />
      <div className="grid items-start gap-5 sm:grid-cols-2">
        {shop?.own && shop.sellers.length > 1 ? <SellerField shop={shop} promotion={promotion} /> : null}
        <LimitField name="mostUses" now={promotion?.mostUses} bad={bad} />
        <LimitField name="mostEach" now={promotion?.mostEach} bad={bad} />
        <MomentField name="startsAt" now={promotion?.startsAt} />
        <MomentField name="endsAt" now={promotion?.endsAt} error={bad.includes('endsAt') ? t('badEnd') : undefined} />
      </div>
      <PickProducts chosen={products} onChange={setProducts} />
      <Refusal error={act.error} />
      <Button type="submit" size="lg" busy={act.busy} disabled={act.busy} data-testid="save-promotion">
        {act.busy ? form('working') : form('save')}
      </Button>
    </form>
  );
}

function CodeField({ error }: { error: string | undefined }) {
  const t = useTranslations('desk.promotion');
  return (
    <Field label={t('code')} hint={t('codeHint')} error={error}>
      {(control) => (
        <Input
          {...control}
          name="code"
          required
          maxLength={64}
          autoFocus
          autoComplete="off"
          spellCheck={false}
          autoCapitalize="characters"
          dir="auto"
          className="uppercase"
        />
      )}
    </Field>
  );
}

function ShopField({ shops, value, onChange }: { shops: PromotionShop[]; value: string; onChange: (id: string) => void }) {
  const staff = useTranslations('desk.promotion');
  return (
    <Field label={staff('shop')}>
      {(control) => (
        <Select {...control} value={value} onChange={({ target }) => onChange(target.value)}>
          {shops.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

function KindField({ kind, onKind }: { kind: Kind; onKind: (kind: Kind) => void }) {
  const t = useTranslations('desk.promotion');
  return (
    <Field label={t('kind')}>
      {(control) => (
        <Select {...control} value={kind} onChange={({ target }) => onKind(target.value === 'fixed' ? 'fixed' : 'percent')}>
          <option value="percent">{t('percent')}</option>
          <option value="fixed">{t('fixed')}</option>
        </Select>
      )}
    </Field>
  );
}

function PercentField({ promotion, error }: { promotion: Promotion | undefined; error: string | undefined }) {
  const t = useTranslations('desk.promotion');
  const now = promotion?.basisPoints;
  return (
    <Field label={t('percentOff')} error={error}>
      {(control) => (
        <Input
          {...control}
          name="percent"
          required
          inputMode="decimal"
          autoComplete="off"
          maxLength={8}
          dir="ltr"
          className="tabular"
          defaultValue={now ? String(now / 100) : '10'}
        />
      )}
    </Field>
  );
}

function SellerField({ shop, promotion }: { shop: PromotionShop; promotion: Promotion | undefined }) {
  const t = useTranslations('desk.promotion');
  return (
    <Field label={t('seller')}>
      {(control) => (
        <Select {...control} name="sellerId" defaultValue={promotion?.seller?.id ?? ''}>
          <option value="">{t('anySeller')}</option>
          {shop.sellers.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
