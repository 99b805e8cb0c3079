'use client';
// The small form of a product: title, price, picture, stock, and it is on sale.
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input, Select } from '@tessera/ui/field.tsx';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { Refusal, useFieldError } from '@/features/form/refusal.tsx';
import { useAct } from '@/features/form/use-act.ts';
import { actKeys, answer, api } from '@/lib/api.ts';
import { latinDigits } from '@/lib/digits.ts';
import { formText } from '@/lib/form-text.ts';
import type { OwnProduct } from '@/lib/types.ts';
import { PictureField } from './picture-field.tsx';
import { FurtherPrices, PriceField, usePrices } from './price-fields.tsx';
import { type ProductKind, productKinds } from './product-kinds.ts';
import type { Uploaded } from './upload.ts';

/** What comes next of a kind that needs more than its product. */
const wordOf: Partial<Record<ProductKind, 'toLessons' | 'toCard' | 'toPlan'>> = {
  course: 'toLessons',
  membership: 'toCard',
  hosting: 'toPlan',
};

interface ProductFormProps {
  currency: string;
  /** The shop's others. */
  further?: readonly string[];
  onMade: (product: OwnProduct) => unknown;
  /** What it is, where that is settled; else it is asked. */
  kind?: ProductKind;
  /** The first one is put on sale at once; later ones may wait as drafts. */
  first?: boolean;
  /** A brand counts no units: its stores have them. */
  unstocked?: boolean;
}

/** Makes a product of what was filled in; the same again, after no answer came, makes no second one. */
function useMaking({ currency, further = [], onMade }: ProductFormProps) {
  const act = useAct();
  const keys = useRef(actKeys());
  const picture = useRef<Promise<Uploaded> | null>(null);
  const prices = usePrices([currency, ...further]);
  const make = (data: FormData, kind: ProductKind): void => {
    const [price, ...others] = prices.read(data) ?? [];
    if (!price) return;
    // A course is on sale when it has lessons, not before.
    const waits = data.get('as') === 'draft' || kind === 'course';
    void act.run(async () => {
      const body = {
        kind,
        title: formText(data, 'title'),
        description: formText(data, 'description'),
        price,
        prices: others,
        pictureKey: picture.current ? (await picture.current).key : null,
        stock: Number(latinDigits(formText(data, 'stock'))) || 0,
        status: waits ? ('draft' as const) : ('published' as const),
      };
      try {
        const made = await answer(api.POST('/v1/admin/products', { params: { header: keys.current.for(body) }, body }));
        keys.current.done();
        return await onMade(made);
      } catch (problem) {
        keys.current.settle(problem);
        throw problem;
      }
    });
  };
  const setPicture = (next: Promise<Uploaded> | null): void => {
    picture.current = next;
    // Why it failed is told at the picture.
    next?.catch(() => undefined);
  };
  return { act, make, setPicture, prices };
}

export function ProductForm(props: ProductFormProps) {
  const t = useTranslations('desk.product');
  const form = useTranslations('form');
  const { act, make, setPicture, prices } = useMaking(props);
  const [kind, setKind] = useState<ProductKind>(props.kind ?? 'physical');
  const fieldError = useFieldError(act.error);
  return (
    <form
      className="grid gap-6 sm:grid-cols-[minmax(0,11rem)_1fr]"
      onSubmit={(event) => {
        event.preventDefault();
        make(new FormData(event.currentTarget), kind);
      }}
    >
      <PictureField label={t('picture')} onPicture={setPicture} />
      <div className="grid content-start gap-4">
        {props.kind || props.first ? null : <KindField kind={kind} onKind={setKind} />}
        <Field label={t('title')} error={fieldError('title')}>
          {(control) => <Input {...control} name="title" required maxLength={120} autoFocus placeholder={t('titleSample')} dir="auto" />}
        </Field>
        <div className="grid grid-cols-2 items-start gap-4">
          <PriceField currency={props.currency} prices={prices} error={fieldError('price')} />
          {kind === 'physical' && !props.unstocked ? <StockField error={fieldError('stock')} /> : null}
        </div>
        <FurtherPrices currencies={props.further ?? []} prices={prices} error={fieldError('prices')} />
        {props.first ? null : <Later error={fieldError('description')} mayWait={kind !== 'course'} />}
        <Refusal error={act.error} />
        <Button type="submit" size="lg" busy={act.busy} disabled={act.busy} data-testid="publish">
          {act.busy ? form('working') : t(wordOf[kind] ?? 'publish')}
        </Button>
      </div>
    </form>
  );
}

function KindField({ kind, onKind }: { kind: ProductKind; onKind: (kind: ProductKind) => void }) {
  const t = useTranslations('desk.product');
  return (
    <Field label={t('kindLabel')}>
      {(control) => (
        <Select
          {...control}
          name="kind"
          value={kind}
          onChange={({ target }) => onKind(productKinds.find((one) => one === target.value) ?? 'physical')}
        >
          {productKinds.map((one) => (
            <option key={one} value={one}>
              {t(`kind.${one}`)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

function StockField({ error }: { error: string | undefined }) {
  const t = useTranslations('desk.product');
  return (
    <Field label={t('stock')} error={error}>
      {(control) => (
        <Input
          {...control}
          name="stock"
          required
          inputMode="numeric"
          autoComplete="off"
          maxLength={7}
          defaultValue="10"
          dir="ltr"
          className="tabular"
        />
      )}
    </Field>
  );
}

/** What may be said of a product when there is time. */
function Later({ error, mayWait }: { error: string | undefined; mayWait: boolean }) {
  const t = useTranslations('desk.product');
  const form = useTranslations('form');
  return (
    <>
      <Field label={t('description')} optional={form('optional')} error={error}>
        {(control) => (
          <textarea
            {...control}
            name="description"
            rows={4}
            maxLength={5000}
            dir="auto"
            className="w-full rounded-md border border-edge bg-raised px-3 py-2 text-base hover:border-ink"
          />
        )}
      </Field>
      {mayWait ? (
        <label className="flex min-h-11 items-center gap-3 text-sm">
          <input type="checkbox" name="as" value="draft" className="size-5 accent-accent" /> {t('asDraft')}
        </label>
      ) : null}
    </>
  );
}
