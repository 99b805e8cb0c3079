// What a shop has, as SQL conditions: what its sellers offer, and of what others make that alone. Anybody may grant anybody a right to sell; to take
// nothing is to show nothing. `sellers` is everywhere the place of the parameter that names who sells in the channel.

/** Whether one of the sellers offers something of whoever `brand` is. */
export const offersOf = (brand: string, sellers: string): string =>
  `exists (select from offers t where t.variant_org_id = ${brand} and t.org_id = any (${sellers}::uuid[]) and t.status = 'published')`;

/** Whether one of the sellers offers a product `p`. */
export const offers = (sellers: string, p = 'p'): string =>
  `exists (select from offers t where t.org_id = any (${sellers}::uuid[])
                  and t.variant_org_id = ${p}.org_id and t.product_id = ${p}.id and t.status = 'published')`;

/** Of products `p` those that a shop has: its sellers' own, and of brands what one of them offers. */
export const isHere = (sellers: string, p = 'p'): string => `(${p}.org_id = any (${sellers}::uuid[]) or ${offers(sellers, p)})`;

/** Sellers' own go before what brands call the same, and what was there before goes before what came. */
export const ownFirst = (sellers: string, p = 'p'): string => `${p}.org_id <> all (${sellers}::uuid[]), ${p}.id`;

/** Of categories `c` those that may be shown: the sellers' own, and those of the `brands` of whom one of them sells something. */
export const categoryIsHere = (sellers: string, brands: string): string =>
  `(c.org_id = any (${sellers}::uuid[]) or c.org_id in (select b from unnest(${brands}::uuid[]) as b where ${offersOf('b', sellers)}))`;
