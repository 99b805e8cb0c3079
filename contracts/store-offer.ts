// Where what a brand shows is sold.
import { z } from 'zod';
import { Money } from './shapes.ts';

/** A store that sells a product of a brand now. */
export const StoreOffer = z
  .object({
    name: z.string(),
    /** ISO 3166-1 alpha-2. */
    country: z.string(),
    city: z.string(),
    /** The product's page in that store. */
    url: z.string(),
    priceFrom: Money,
    priceVaries: z.boolean(),
    inStock: z.boolean(),
  })
  .meta({ id: 'StoreOffer' });
