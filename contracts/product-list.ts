// Which products of an organization a list, a bulk edit or a file is about, and in which order.
import { z } from 'zod';
import { Locale } from './organizations.ts';
import { line, text } from './shapes.ts';

const Minor = z.string().regex(/^\d{1,12}$/, 'must be a whole number of minor units');

/** Everything that is named must hold. */
export const productFilter = {
  /** Words of texts, or a SKU or its beginning. */
  q: text(100, 0).optional(),
  status: z.enum(['draft', 'published', 'archived']).optional(),
  kind: z
    .string()
    .regex(/^[a-z]{1,40}$/, 'must be the name of a kind')
    .optional(),
  /** Slug of a category it stands in. */
  category: z
    .string()
    .regex(/^[a-z0-9-]{1,80}$/)
    .optional(),
  tag: line(40).optional(),
  /** Units free to sell: some, five at most, none. */
  stock: z.enum(['in', 'low', 'out']).optional(),
  /** In the shop's first currency. */
  priceFrom: Minor.optional(),
  priceTo: Minor.optional(),
  picture: z.enum(['with', 'without']).optional(),
  /** Whose title is not said in this language. */
  untranslated: Locale.optional(),
};
export const ProductFilter = z.strictObject(productFilter);
export type ProductFilter = z.output<typeof ProductFilter>;

export const ProductSort = z.enum(['newest', 'title', 'price', '-price', 'stock', '-stock']);
