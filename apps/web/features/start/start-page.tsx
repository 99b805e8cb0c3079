'use client';
// From an account to a first thing on sale: the shop's name, one product, and there it is.
import { Notice } from '@tessera/ui/bits.tsx';
import { Button, buttonStyle } from '@tessera/ui/button.tsx';
import { Field, Input, Select } from '@tessera/ui/field.tsx';
import { Skeleton } from '@tessera/ui/skeleton.tsx';
import { ErrorState } from '@tessera/ui/states.tsx';
import { Check } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useSearchParams } from 'next/navigation';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { CopyButton } from '@/features/form/secret.tsx';
import { Refusal, useFieldError } from '@/features/form/refusal.tsx';
import { useAct } from '@/features/form/use-act.ts';
import { ProductForm } from '@/features/products/product-form.tsx';
import { isLocale, localPath } from '@/i18n/locales.ts';
import { useRouter } from '@/i18n/navigation.ts';
import { actKeys, answer, api } from '@/lib/api.ts';
import { countriesIn, likelyCountry } from '@/lib/countries.ts';
import { formText } from '@/lib/form-text.ts';
import { requestIdOf } from '@/lib/problem.ts';
import { actFor, readSession } from '@/lib/session.ts';
import type { ChannelSettings, OwnProduct } from '@/lib/types.ts';
import { useErrorText } from '@/lib/use-error-text.ts';

type Step = { at: 'name' } | { at: 'product'; shop: ChannelSettings } | { at: 'done'; shop: ChannelSettings; product: OwnProduct };

const readShop = async (): Promise<ChannelSettings | undefined> => (await answer(api.GET('/v1/admin/channels'))).items[0];

/** Where one is: whoever came back in the middle goes on there. */
async function findStep(another: boolean): Promise<Step | 'away'> {
  const session = await readSession();
  if (!session) return 'away';
  if (another || !session.organization || !session.permissions.includes('catalog.write')) return { at: 'name' };
  const shop = await readShop();
  return shop ? { at: 'product', shop } : { at: 'name' };
}

export function StartPage() {
  const t = useTranslations('start');
  const common = useTranslations('common');
  const say = useErrorText();
  const router = useRouter();
  const locale = useLocale();
  const another = useSearchParams().has('another');
  const [step, setStep] = useState<Step>();
  const [error, setError] = useState<unknown>(null);
  const look = useCallback((): void => {
    setError(null);
    findStep(another).then((found) => (found === 'away' ? router.replace('/sign-up?next=/start') : setStep(found)), setError);
  }, [another, router]);
  useEffect(look, [look]);
  if (error)
    return (
      <ErrorState
        heading="h1"
        title={t('failed')}
        text={say(error)}
        requestId={requestIdOf(error)}
        requestLabel={common('request')}
        retryLabel={common('retry')}
        onRetry={look}
      />
    );
  if (!step) return <Skeleton className="h-96 w-full" />;
  return (
    <>
      <Steps now={step.at} />
      {step.at === 'name' ? <NameStep onFounded={(shop) => setStep({ at: 'product', shop })} /> : null}
      {step.at === 'product' ? (
        <>
          <Title text={t('productText')}>{t('productTitle')}</Title>
          <ProductForm
            first
            currency={step.shop.currencies[0] ?? 'USD'}
            onMade={(product) => setStep({ at: 'done', shop: step.shop, product })}
          />
          <a href={localPath(locale, '/staff')} className="justify-self-start text-sm text-soft underline underline-offset-4">
            {t('later')}
          </a>
        </>
      ) : null}
      {step.at === 'done' ? (
        <OnSale product={step.product} shop={step.shop} onMore={() => setStep({ at: 'product', shop: step.shop })} />
      ) : null}
    </>
  );
}

const order = ['name', 'product', 'done'] as const;

function Steps({ now }: { now: Step['at'] }) {
  const t = useTranslations('start.step');
  return (
    <ol className="flex gap-2 text-xs text-soft">
      {order.map((at, i) => (
        <li key={at} aria-current={at === now ? 'step' : undefined} className="flex-1">
          <span aria-hidden className={`mb-1.5 block h-1 rounded-full ${i <= order.indexOf(now) ? 'bg-accent' : 'bg-line'}`} />
          <span className={at === now ? 'font-medium text-ink' : ''}>{t(at)}</span>
        </li>
      ))}
    </ol>
  );
}

/** The step's headline, which takes the focus so that nobody is left behind on the step before. */
function Title({ children, text }: { children: string; text?: string }) {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) head.current?.focus();
  }, []);
  return (
    <div>
      <h1 ref={head} tabIndex={-1} className="text-4xl outline-none">
        {children}
      </h1>
      {text ? <p className="mt-2 text-soft">{text}</p> : null}
    </div>
  );
}

function NameStep({ onFounded }: { onFounded: (shop: ChannelSettings) => void }) {
  const t = useTranslations('start');
  const form = useTranslations('form');
  const locale = useLocale();
  const act = useAct();
  const keys = useRef(actKeys());
  const fieldError = useFieldError(act.error);
  const countries = useMemo(() => countriesIn(locale), [locale]);
  const [country, setCountry] = useState('');
  useEffect(() => setCountry(likelyCountry(locale)), [locale]);
  const found = (data: FormData): void => {
    const body = { name: formText(data, 'name'), country, locale: isLocale(locale) ? locale : 'en' };
    void act.run(async () => {
      try {
        const { id } = await answer(api.POST('/v1/organizations', { params: { header: keys.current.for(body) }, body }));
        await actFor(id);
        const shop = await readShop();
        if (shop) onFounded(shop);
      } catch (problem) {
        keys.current.settle(problem);
        throw problem;
      }
    });
  };
  return (
    <>
      <Title text={t('nameText')}>{t('nameTitle')}</Title>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          found(new FormData(event.currentTarget));
        }}
      >
        <Field label={t('name')} hint={t('nameHint')} error={fieldError('name')}>
          {(control) => (
            <Input {...control} name="name" required minLength={2} maxLength={80} autoComplete="organization" autoFocus dir="auto" />
          )}
        </Field>
        <Field label={t('country')} hint={t('countryHint')} error={fieldError('country')}>
          {(control) => (
            <Select {...control} name="country" value={country} required onChange={(event) => setCountry(event.target.value)}>
              {country ? null : <option value="">…</option>}
              {countries.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Refusal error={act.error} />
        <Button type="submit" size="lg" busy={act.busy} disabled={act.busy || !country} data-testid="found">
          {act.busy ? form('working') : form('continue')}
        </Button>
      </form>
    </>
  );
}

function OnSale({ product, shop, onMore }: { product: OwnProduct; shop: ChannelSettings; onMore: () => void }) {
  const t = useTranslations('start');
  const address = product.url ?? shop.url;
  return (
    <>
      <div role="status">
        <span aria-hidden className="mb-4 grid size-12 place-items-center rounded-full bg-success-bg text-success">
          <Check size={26} strokeWidth={1.8} />
        </span>
        <Title text={t('doneText', { title: product.title })}>{t('doneTitle')}</Title>
      </div>
      <Notice className="flex flex-wrap items-center justify-between gap-3">
        <bdi className="min-w-0 flex-1 truncate">{address}</bdi>
        <CopyButton text={address} />
      </Notice>
      <div className="grid gap-3">
        <a href={address} target="_blank" rel="noopener" className={buttonStyle({ size: 'lg' })} data-testid="see-shop">
          {t('see')}
        </a>
        <Button look="line" size="lg" onClick={onMore}>
          {t('more')}
        </Button>
        <a href={localPath(useLocale(), '/staff')} className={buttonStyle({ look: 'line', size: 'lg' })}>
          {t('toDesk')}
        </a>
      </div>
    </>
  );
}
