// A product with all there is to write of it, and the fingerprint of each of its parts, so that nobody writes over what they did not see.
import { createHash } from 'node:crypto';
import { earlierSlugs, holdWholeProduct, picturesOf, wholeProduct, type WholeProductRow } from '#modules/catalog/index.ts';
import type { Tx } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import type { Seller } from '../put-product.ts';
import { SellingError } from '../selling.errors.ts';
import { brandOfSold, ownVariants, type OwnVariantRow } from './editor.sql.ts';

export interface WholeRows {
  product: WholeProductRow;
  pictures: { media_key: string; alt: Record<string, string>; options: Record<string, string> }[];
  variants: OwnVariantRow[];
  earlier: string[];
}

/** The parts of which somebody may learn that another one changed them. */
const partsOf = ({ product: p, pictures, variants }: WholeRows): Record<string, unknown> => ({
  basics: [p.slug, p.status],
  texts: [p.title, p.subtitle, p.description, p.seo_title, p.seo_description],
  pictures,
  options: p.options.map(({ code, name, values }) => [code, name, values.map((value) => [value.code, value.name, value.swatch])]),
  // What stock does meanwhile is not the editor's.
  variants: variants.map(({ available: _, ...rest }) =>
    [...Object.values(rest)].map((value) => (typeof value === 'bigint' ? String(value) : value)),
  ),
  organization: [p.category_id, p.category_ids, p.tags, p.attributes],
});

const digest = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 12);

export const fingerprintOf = (rows: WholeRows): string => Object.values(partsOf(rows)).map(digest).join('.');

/** The parts that are not what they were when a fingerprint was taken; all, where it is none. */
export function changedSince(rows: WholeRows, fingerprint: string): string[] {
  const before = fingerprint.split('.');
  return Object.entries(partsOf(rows)).flatMap(([part, value], at) => (before[at] === digest(value) ? [] : [part]));
}

async function refuseOthers(tx: Tx, orgId: Uuid, id: Uuid): Promise<never> {
  const brand = await tx.row(brandOfSold, [orgId, id]);
  throw brand ? SellingError('PRODUCT_OF_BRAND', { facts: { brand: brand.name ?? '' } }) : SellingError('OWN_PRODUCT_NOT_FOUND');
}

/** @throws Refusal OWN_PRODUCT_NOT_FOUND, PRODUCT_OF_BRAND */
export async function readWhole(tx: Tx, { orgId, channel }: Seller, id: Uuid): Promise<WholeRows> {
  const [product, pictures, variants, earlier] = await Promise.all([
    tx.row(wholeProduct, [orgId, id]),
    tx.rows(picturesOf, [orgId, id]),
    tx.rows(ownVariants, [orgId, id, channel.currency]),
    tx.rows(earlierSlugs, [orgId, id]),
  ]);
  if (!product) return refuseOthers(tx, orgId, id);
  return { product, pictures, variants, earlier: earlier.map(({ slug }) => slug) };
}

/** As `readWhole`, and nobody else writes it until the commit. */
export async function holdWhole(tx: Tx, seller: Seller, id: Uuid): Promise<WholeRows> {
  if (!(await tx.row(holdWholeProduct, [seller.orgId, id]))) return refuseOthers(tx, seller.orgId, id);
  return readWhole(tx, seller, id);
}
