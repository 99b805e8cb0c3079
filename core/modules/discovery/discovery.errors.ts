// What the discovery module refuses.
import { defineErrors } from '#platform/errors/index.ts';

export const DiscoveryError = defineErrors('DISCOVERY', {
  PRODUCT_NOT_FOUND: [404, 'This product is not sold here.'],
  CATEGORY_NOT_HERE: [404, 'This shop has no such category.'],
  SELLER_NOT_FOUND: [404, 'Nobody of this name sells here.'],
});
