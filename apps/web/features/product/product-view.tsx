'use client';
// The choice of a variant, with its pictures, price and the way into the cart.
import { Button } from '@tessera/ui/button.tsx';
import { Price } from '@tessera/ui/price.tsx';
import { Skeleton } from '@tessera/ui/skeleton.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import type { Product, Variant } from '@/lib/types.ts';
import { productKinds } from '@/product-kinds.ts';
import { useOwnPrices } from '@/features/prices/use-own-prices.ts';
import { useKindWords } from '@/lib/use-kind-words.ts';
import { Gallery } from './gallery.tsx';
import { OptionGroup } from './option-group.tsx';
import { type ChoiceState, useChoice } from './use-choice.ts';
import { picturesOf } from './variants.ts';

// Nobody shares what they have not looked at yet.
const ShareLinks = lazy(() => import('./share-links.tsx').then((part) => ({ default: part.ShareLinks })));

// Few offers have rules, or ship later.
const OfferNotes = lazy(() => import('./offer-notes.tsx').then((part) => ({ default: part.OfferNotes })));

// Few products have more to say about their price.
const PriceNotes = lazy(() => import('@/features/prices/price-notes.tsx').then((part) => ({ default: part.PriceNotes })));

interface ProductViewProps {
  product: Product;
  /** Some who sign in pay less. */
  memberPrices: boolean;
  /** What never changes while one looks at it; from the server. */
  fixed: Record<'path' | 'head' | 'promise' | 'about' | 'facts', ReactNode>;
  /** Who sells it, where that is not here. */
  elsewhere?: ReactNode;
}

export function ProductView({ product: given, memberPrices, fixed, elsewhere }: ProductViewProps) {
  const t = useTranslations('product');
  const locale = useLocale();
  const form = useRef<HTMLDivElement>(null);
  const state = useChoice(given, form);
  const { product, choice } = state;
  const own = useOwnPrices(product.id, { currency: state.offer?.price.currency, asks: memberPrices });
  const mine = own.find(({ offerId }) => offerId === state.offer?.id);
  const offer = state.offer && mine ? { ...state.offer, ...mine, lowest30: null } : state.offer;
  const price = offer ? <Price money={offer.price} compareAt={offer.compareAt} wasLabel={t('was')} locale={locale} short /> : null;
  return (
    <article className="wrap pt-4 max-md:pb-20 md:pt-8">
      {fixed.path}
      <div className="grid gap-8 md:grid-cols-2 lg:grid-cols-[minmax(0,1.55fr)_minmax(22rem,1fr)] lg:gap-14">
        <Gallery pictures={picturesOf(product, choice)} />
        <div className="min-w-0 md:sticky md:top-24 md:self-start" ref={form}>
          {fixed.head}
          <p className="mt-4 text-xl" aria-live="polite">
            {price}
          </p>
          {offer && (offer.lowest30 || offer.breaks.length > 0) ? (
            <Suspense>
              <PriceNotes lowest30={offer.lowest30} breaks={offer.breaks} />
            </Suspense>
          ) : null}
          <Options state={state} />
          <Own state={state} />
          {elsewhere ?? (
            <>
              <p aria-live="polite" className="mt-5 min-h-6 text-sm">
                <StockWord state={state} />
              </p>
              <Notes offer={offer} />
              <BuyButton state={state} data-testid="add-to-cart" className="mt-2 w-full" />
              {fixed.promise}
            </>
          )}
          <div className="mt-8 border-t border-line pt-6">
            {fixed.about}
            <dl className="mt-6 grid grid-cols-[auto_1fr] gap-x-8 gap-y-2 text-sm">
              {fixed.facts}
              {state.variant?.sku ? (
                <div className="contents">
                  <dt className="text-soft">{t('sku')}</dt>
                  <dd>
                    <bdi>{state.variant.sku}</bdi>
                  </dd>
                </div>
              ) : null}
            </dl>
          </div>
          <Suspense>
            <ShareLinks title={product.title} />
          </Suspense>
        </div>
      </div>
      {elsewhere ? null : (
        <div className="no-print fixed inset-x-0 bottom-0 z-20 flex items-center gap-4 border-t border-line bg-paper px-4 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] md:hidden">
          <p className="flex-1 text-base">{price}</p>
          <BuyButton state={state} className="flex-[1.4]" />
        </div>
      )}
    </article>
  );
}

function Options({ state: { product, choice, set, missing } }: { state: ChoiceState }) {
  const t = useTranslations('product');
  const VariantHelp = productKinds[product.kind]?.VariantHelp;
  return (
    <div className="mt-8 grid gap-7">
      {product.options.map((option) => (
        <OptionGroup
          key={option.code}
          product={product}
          option={option}
          choice={choice}
          onChoose={set}
          error={missing === option.code ? t('chooseFirst', { name: option.name }) : undefined}
          help={
            option.code === 'size' && VariantHelp ? (
              <Suspense>
                <VariantHelp />
              </Suspense>
            ) : null
          }
        />
      ))}
    </div>
  );
}

/** What the kind asks for beyond the variant; loaded after the page, which shows without it. */
function Own({ state }: { state: ChoiceState }) {
  const [here, setHere] = useState(false);
  useEffect(() => setHere(true), []);
  const { Choose, room = 'h-96' } = productKinds[state.product.kind] ?? {};
  if (!Choose || !state.variant?.offer || state.own === undefined) return null;
  const waiting = <Skeleton className={`${room} w-full`} />;
  return (
    <div className="mt-8">
      {here ? (
        <Suspense fallback={waiting}>
          <Choose
            key={state.variant.offer.id}
            offerId={state.variant.offer.id}
            available={state.variant.offer.available}
            chosen={state.own}
            onChoose={state.setOwn}
            missing={state.ownMissing}
          />
        </Suspense>
      ) : (
        waiting
      )}
    </div>
  );
}

/** How many may be bought, and when it ships, where there is something to say. */
function Notes({ offer }: { offer: Pick<NonNullable<Variant['offer']>, 'limits' | 'shipsFrom' | 'shipsInDays'> | null | undefined }) {
  if (!offer || (!offer.limits && !offer.shipsFrom && offer.shipsInDays === null)) return null;
  return (
    <Suspense>
      <OfferNotes limits={offer.limits} shipsFrom={offer.shipsFrom} shipsInDays={offer.shipsInDays} />
    </Suspense>
  );
}

const few = 3;

/** Whether the chosen variant can be had, in words. */
function StockWord({ state: { product, variant, notInCurrency } }: { state: ChoiceState }) {
  const t = useTranslations('product');
  const words = useKindWords(product.kind);
  if (notInCurrency) return <span className="text-danger">{t('notInCurrency')}</span>;
  if (!variant || productKinds[product.kind]?.Choose) return null;
  const left = variant.offer?.available ?? 0;
  if (left === 0) return <span className="text-danger">{words('soldOut')}</span>;
  return left <= few ? (
    <span className="text-warning">{words('fewLeft', { count: left })}</span>
  ) : (
    <span className="text-success">{words('inStock')}</span>
  );
}

function BuyButton({ state, ...rest }: { state: ChoiceState; className: string; 'data-testid'?: string }) {
  const t = useTranslations('product');
  const words = useKindWords(state.product.kind);
  return (
    <Button size="lg" disabled={state.unavailable} busy={state.busy} onClick={() => void state.buy()} {...rest}>
      {state.notInCurrency ? t('notSold') : words(state.soldOut ? 'soldOut' : state.own === null ? 'choose' : 'add')}
    </Button>
  );
}
