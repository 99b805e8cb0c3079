// Facts the catalog module announces.
import { defineEvent } from '#platform/outbox/index.ts';

/** What a shop shows of a product: its texts, its price, whether it is on sale. */
export const ProductChanged = defineEvent<{ productId: string }>('product.changed', 'product');
/** The tree of categories: names, addresses, who stands where. */
export const CategoriesChanged = defineEvent<{ categoryId: string | null }>('categories.changed', 'organization');
