// What the catalog module refuses.
import { defineErrors } from '#platform/errors/index.ts';

export const CatalogError = defineErrors('CATALOG', {
  PRODUCT_NOT_FOUND: [404, 'This product is not sold here.'],
  SELLER_NOT_FOUND: [404, 'Nobody of this name sells here.'],
});
