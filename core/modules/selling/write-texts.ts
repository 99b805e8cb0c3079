// What a product is called and how it is described, by language: read for its seller, and written all at once.
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { Locale } from '#contracts/organizations.ts';
import type { putProductTexts } from '#contracts/products.ts';
import { record } from '#modules/audit/index.ts';
import {
  holdOwnProduct,
  type HeldProductRow,
  picturesOf,
  ProductChanged,
  textsOfProduct,
  writeAlts,
  writeTexts,
} from '#modules/catalog/index.ts';
import type { Channel } from '#modules/organizations/index.ts';
import type { Tx } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import type { Seller } from './put-product.ts';
import { SellingError } from './selling.errors.ts';
import { holdSeller } from './selling.sql.ts';
import { type Text, wordsOf } from './texts.ts';

type Written = z.output<NonNullable<typeof putProductTexts.body>>;

export interface ProductTexts {
  row: HeldProductRow;
  pictures: { key: string; alt: Text }[];
  /** Of all that can be written, so that nobody writes over what they did not see. */
  fingerprint: string;
}

const fields = ['title', 'subtitle', 'description'] as const;

async function seen(tx: Tx, orgId: Uuid, row: HeldProductRow | undefined): Promise<ProductTexts> {
  if (!row) throw SellingError('OWN_PRODUCT_NOT_FOUND');
  const shown = await tx.rows(picturesOf, [orgId, row.id]);
  // One picture may stand there more than once, for several colours.
  const alts = new Map(shown.map(({ media_key: key, alt }) => [key, alt]));
  const pictures = [...alts].map(([key, alt]) => ({ key, alt }));
  const text = JSON.stringify([...fields.map((field) => row[field]), pictures]);
  const fingerprint = createHash('sha256').update(text).digest('base64url');
  return { row, pictures, fingerprint };
}

/** @throws Refusal OWN_PRODUCT_NOT_FOUND */
export async function readTexts(tx: Tx, orgId: Uuid, id: Uuid): Promise<ProductTexts> {
  return seen(tx, orgId, await tx.row(textsOfProduct, [orgId, id]));
}

/** What is written now; an empty text is none, and languages that nobody here writes stay. */
function rewritten(before: Text, written: Partial<Record<string, string | undefined>>): Text {
  const others = Object.entries(before).filter(([locale]) => !Locale.safeParse(locale).success);
  const kept = Object.entries(written).flatMap(([locale, text]) => (text ? [[locale, text]] : []));
  return Object.fromEntries([...others, ...kept]) as Text;
}

const differing = (before: Text, after: Text): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((locale) => before[locale] !== after[locale]).toSorted();

/** @throws Refusal TITLE_NEEDED */
function requireTitles(title: Text, shops: readonly Channel[]): void {
  const missing = [...new Set(shops.map((shop) => shop.default_locale))].filter((locale) => !title[locale]);
  if (missing.length > 0 || Object.keys(title).length === 0) throw SellingError('TITLE_NEEDED', { facts: { locales: missing } });
}

/** @throws Refusal OWN_PRODUCT_NOT_FOUND, TEXTS_CHANGED, TITLE_NEEDED */
export async function putTexts(
  tx: Tx,
  { orgId, shops }: Pick<Seller, 'orgId' | 'shops'>,
  id: Uuid,
  written: Written,
): Promise<ProductTexts> {
  const before = await seen(tx, orgId, await tx.row(holdOwnProduct, [orgId, id]));
  // Pictures that are not the product's were never read with its texts.
  const unknown = written.pictures.some(({ key }) => !before.pictures.some((picture) => picture.key === key));
  if (before.fingerprint !== written.fingerprint || unknown) throw SellingError('TEXTS_CHANGED');
  const { row } = before;
  const inAll = (field: (typeof fields)[number]): Text =>
    rewritten(row[field], Object.fromEntries(Object.entries(written.texts).map(([locale, texts]) => [locale, texts[field]])));
  const after = { title: inAll('title'), subtitle: inAll('subtitle'), description: inAll('description') };
  requireTitles(after.title, shops);
  const seller = await tx.row(holdSeller, [orgId]);
  const words = wordsOf([after.title, after.subtitle, row.category_name], seller?.name ?? '', shops);
  tx.send(writeTexts, [orgId, id, ...fields.map((field) => JSON.stringify(after[field])), words]);
  const alts = written.pictures.map(({ key, alt }) =>
    JSON.stringify(rewritten(before.pictures.find((picture) => picture.key === key)?.alt ?? {}, alt)),
  );
  if (alts.length > 0) tx.send(writeAlts, [orgId, id, written.pictures.map(({ key }) => key), alts]);
  // Descriptions are long, and an entry is for good: it names the languages that were written anew.
  await record(tx, {
    orgId,
    action: 'product.texts_changed',
    subject: { type: 'product', id },
    before: { title: row.title, subtitle: row.subtitle },
    after: {
      title: after.title,
      subtitle: after.subtitle,
      descriptions: differing(row.description, after.description),
      pictures: alts.length,
    },
  });
  tx.emit(ProductChanged, { orgId, aggregateId: id, payload: { productId: id } });
  return readTexts(tx, orgId, id);
}
