// What is refused of changes of many products.
import { defineErrors } from '#platform/errors/index.ts';

export const BulkError = defineErrors('BULK', {
  NOTHING_CHOSEN: [422, 'No product matches. Choose some first.'],
  TOO_MANY_PRODUCTS: [422, 'At most 100,000 products can be changed at once.'],
  BULK_EDIT_NOT_FOUND: [404, 'There is no such change of many products.'],
  BULK_EDIT_NOT_DONE: [409, 'This change is still running, or was taken back already.'],
});
