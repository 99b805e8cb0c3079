'use client';
// The small form of a product: title, price, picture, stock, and it is on sale.
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input } from '@tessera/ui/field.tsx';
import { parseAmount } from '@tessera/ui/money.ts';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { Refusal, useFieldError } from '@/features/form/refusal.tsx';
import { useAct } from '@/features/form/use-act.ts';
import { actKeys, answer, api } from '@/lib/api.ts';
import { latinDigits } from '@/lib/digits.ts';
import { formText } from '@/lib/form-text.ts';
import type { OwnProduct } from '@/lib/types.ts';
import { PictureField } from './picture-field.tsx';
import type { Uploaded } from './upload.ts';

interface ProductFormProps {
  currency: string;
  onMade: (product: OwnProduct) => unknown;
  /** The first one is put on sale at once; later ones may wait as drafts. */
  first?: boolean;
}

/** Makes a product of what was filled in; the same again, after no answer came, makes no second one. */
function useMaking({ currency, onMade }: ProductFormProps) {
  const act = useAct();
  const keys = useRef(actKeys());
  const picture = useRef<Promise<Uploaded> | null>(null);
  const [badPrice, setBadPrice] = useState(false);
  const make = (data: FormData): void => {
    const amount = parseAmount(formText(data, 'price'), currency);
    setBadPrice(amount === null);
    if (amount === null) return;
    void act.run(async () => {
      const body = {
        title: formText(data, 'title'),
        description: formText(data, 'description'),
        price: { amount, currency },
        pictureKey: picture.current ? (await picture.current).key : null,
        stock: Number(latinDigits(formText(data, 'stock'))) || 0,
        status: data.get('as') === 'draft' ? ('draft' as const) : ('published' as const),
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
  return { act, make, setPicture, badPrice, forgetPrice: () => setBadPrice(false) };
}

export function ProductForm(props: ProductFormProps) {
  const t = useTranslations('desk.product');
  const form = useTranslations('form');
  const { act, make, setPicture, badPrice, forgetPrice } = useMaking(props);
  const fieldError = useFieldError(act.error);
  return (
    <form
      className="grid gap-6 sm:grid-cols-[minmax(0,11rem)_1fr]"
      onSubmit={(event) => {
        event.preventDefault();
        make(new FormData(event.currentTarget));
      }}
    >
      <PictureField label={t('picture')} onPicture={setPicture} />
      <div className="grid content-start gap-4">
        <Field label={t('title')} error={fieldError('title')}>
          {(control) => <Input {...control} name="title" required maxLength={120} autoFocus placeholder={t('titleSample')} dir="auto" />}
        </Field>
        <div className="grid grid-cols-2 items-start gap-4">
          <Field label={t('price', { currency: props.currency })} error={badPrice ? t('badPrice') : fieldError('price')}>
            {(control) => (
              <Input
                {...control}
                name="price"
                required
                inputMode="decimal"
                autoComplete="off"
                maxLength={16}
                dir="ltr"
                className="tabular"
                onChange={forgetPrice}
              />
            )}
          </Field>
          <Field label={t('stock')} error={fieldError('stock')}>
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
        </div>
        {props.first ? null : <Later error={fieldError('description')} />}
        <Refusal error={act.error} />
        <Button type="submit" size="lg" busy={act.busy} disabled={act.busy} data-testid="publish">
          {act.busy ? form('working') : t('publish')}
        </Button>
      </div>
    </form>
  );
}

/** What may be said of a product when there is time. */
function Later({ error }: { error: string | undefined }) {
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
      <label className="flex min-h-11 items-center gap-3 text-sm">
        <input type="checkbox" name="as" value="draft" className="size-5 accent-accent" /> {t('asDraft')}
      </label>
    </>
  );
}
