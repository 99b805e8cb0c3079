'use client';
// The choice of a variant, with its pictures, price and the way into the cart.
import { Notice, Price } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useCart } from '@/features/cart/cart-provider.tsx';
import { Link } from '@/i18n/navigation.ts';
import { kinds } from '@/kinds.ts';
import type { Product } from '@/lib/types.ts';
import { Gallery } from './gallery.tsx';
import { OptionGroup } from './option-group.tsx';
import { ShareLinks } from './share-links.tsx';
import { type Choice, choose, firstChoice, inOrder, picturesOf, variantOf } from './variants.ts';

const few = 3;

export function ProductView({ product: given }: { product: Product }) {
  const t = useTranslations('product');
  const locale = useLocale();
  const { add, setOpen } = useCart();
  const product = useMemo(() => inOrder(given), [given]);
  const [choice, setChoice] = useState<Choice>(() => firstChoice(product));
  const [missing, setMissing] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLDivElement>(null);

  // A shared link may name the colour; it is read after the stored page has shown, because that page is the same for everybody.
  useEffect(() => {
    const wanted = Object.fromEntries(new URLSearchParams(window.location.search));
    if (Object.keys(wanted).length > 0) setChoice(firstChoice(product, wanted));
  }, [product]);

  const set = (option: string, value: string): void => {
    const next = choose(product, choice, option, value);
    setChoice(next);
    setMissing(null);
    const search = new URLSearchParams(next).toString();
    window.history.replaceState(null, '', `${window.location.pathname}?${search}`);
  };

  const variant = variantOf(product, choice);
  const cheapest = product.variants
    .flatMap((v) => (v.offer ? [v.offer] : []))
    .toSorted((a, b) => Number(BigInt(a.price.amount) - BigInt(b.price.amount)))[0];
  const offer = variant?.offer ?? cheapest;
  const soldOut = product.variants.every((v) => !v.offer || v.offer.available === 0);
  const left = variant?.offer?.available ?? 0;
  const VariantHelp = kinds[product.kind]?.VariantHelp;

  const buy = async (): Promise<void> => {
    const open = product.options.find((option) => !choice[option.code]);
    if (open) {
      setMissing(open.code);
      form.current?.querySelector<HTMLElement>(`[data-option="${open.code}"] input:not(:disabled)`)?.focus();
      return;
    }
    if (!variant?.offer) return;
    setBusy(true);
    if (await add(variant.offer.id)) setOpen(true);
    setBusy(false);
  };

  const price = offer ? <Price money={offer.price} compareAt={offer.compareAt} wasLabel={t('was')} locale={locale} short /> : null;
  return (
    <article className="wrap pt-4 md:pt-8">
      <nav aria-label={t('path')} className="mb-4 text-sm text-soft">
        <Link href="/products" className="hover:underline">
          {t('all')}
        </Link>
        <span aria-hidden className="mx-2">
          /
        </span>
        <Link href={`/c/${product.category.slug}`} className="hover:underline">
          {product.category.name}
        </Link>
      </nav>
      <div className="grid gap-8 lg:grid-cols-[minmax(0,1.55fr)_minmax(22rem,1fr)] lg:gap-14">
        <Gallery pictures={picturesOf(product, choice)} />
        <div className="lg:sticky lg:top-24 lg:self-start" ref={form}>
          <h1 className="text-4xl md:text-[2.75rem]">{product.title}</h1>
          <p className="mt-2 text-soft">{product.subtitle}</p>
          <p className="mt-4 text-xl" aria-live="polite">
            {price}
          </p>
          <div className="mt-8 grid gap-7">
            {product.options.map((option) => (
              <OptionGroup
                key={option.code}
                product={product}
                option={option}
                choice={choice}
                onChoose={set}
                error={missing === option.code ? t('chooseFirst', { name: option.name }) : undefined}
                help={option.code === 'size' && VariantHelp ? <VariantHelp /> : null}
              />
            ))}
          </div>
          <p aria-live="polite" className="mt-5 min-h-6 text-sm">
            {variant ? (
              left === 0 ? (
                <span className="text-danger">{t('soldOut')}</span>
              ) : left <= few ? (
                <span className="text-warning">{t('fewLeft', { count: left })}</span>
              ) : (
                <span className="text-success">{t('inStock')}</span>
              )
            ) : null}
          </p>
          <Button
            data-testid="add-to-cart"
            size="lg"
            className="mt-2 w-full"
            disabled={soldOut || (variant !== undefined && left === 0)}
            busy={busy}
            onClick={() => void buy()}
          >
            {soldOut ? t('soldOut') : t('add')}
          </Button>
          <Notice className="mt-6">{t('promise')}</Notice>
          <Words product={product} sku={variant?.sku} />
          <ShareLinks title={product.title} />
        </div>
      </div>
      <div className="fixed inset-x-0 bottom-0 z-20 flex items-center gap-4 border-t border-line bg-paper px-4 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] lg:hidden">
        <p className="flex-1 text-base">{price}</p>
        <Button
          size="lg"
          className="flex-[1.4]"
          disabled={soldOut || (variant !== undefined && left === 0)}
          busy={busy}
          onClick={() => void buy()}
        >
          {soldOut ? t('soldOut') : t('add')}
        </Button>
      </div>
    </article>
  );
}

/** What the product is, in sentences and in facts. */
function Words({ product, sku }: { product: Product; sku?: string | undefined }) {
  const t = useTranslations('product');
  return (
    <div className="mt-8 border-t border-line pt-6">
      <p className="max-w-prose leading-relaxed">{product.description}</p>
      <dl className="mt-6 grid grid-cols-[auto_1fr] gap-x-8 gap-y-2 text-sm">
        {product.attributes.map((attribute) => (
          <div key={attribute.name} className="contents">
            <dt className="text-soft">{attribute.name}</dt>
            <dd>{attribute.value}</dd>
          </div>
        ))}
        {sku ? (
          <div className="contents">
            <dt className="text-soft">{t('sku')}</dt>
            <dd>
              <bdi>{sku}</bdi>
            </dd>
          </div>
        ) : null}
      </dl>
    </div>
  );
}
