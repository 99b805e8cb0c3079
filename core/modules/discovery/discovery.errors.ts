// What the discovery module refuses.
import { defineErrors } from '#platform/errors/index.ts';

export const DiscoveryError = defineErrors('DISCOVERY', {
  PRODUCT_NOT_FOUND: [404, 'This product is not sold here.'],
  CATEGORY_NOT_HERE: [404, 'This shop has no such category.'],
  BRAND_NOT_FOUND: [404, 'Nothing of a brand of this name is sold here.'],
  SELLER_NOT_FOUND: [404, 'Nobody of this name sells here.'],
});
