// What keeps a product from being on sale, by code, so that people read it in their language.
import type { Channel } from '#modules/organizations/index.ts';
import { SellingError } from '../selling.errors.ts';
import type { Text } from '../texts.ts';

export type Lack = 'TITLE' | 'VARIANT' | 'PRICE';

export interface Standing {
  title: Text;
  variants: readonly { status: 'active' | 'retired'; priced: boolean }[];
}

export function lacksOf({ title, variants }: Standing, shops: readonly Channel[]): Lack[] {
  const lacks: Lack[] = [];
  if (Object.keys(title).length === 0 || shops.some((shop) => !title[shop.default_locale])) lacks.push('TITLE');
  const active = variants.filter(({ status }) => status === 'active');
  if (active.length === 0) lacks.push('VARIANT');
  else if (!active.some(({ priced }) => priced)) lacks.push('PRICE');
  return lacks;
}

/** @throws Refusal PRODUCT_NOT_READY */
export function requireReady(standing: Standing, shops: readonly Channel[]): void {
  const reasons = lacksOf(standing, shops);
  if (reasons.length > 0) throw SellingError('PRODUCT_NOT_READY', { facts: { reasons } });
}
