// What the catalog module refuses.
import { defineErrors } from '#platform/errors/index.ts';

export const CatalogError = defineErrors('CATALOG', {
  CATEGORY_NOT_FOUND: [404, 'Your organization has no such category.'],
  CATEGORY_IN_CIRCLE: [422, 'A category can’t stand below itself.'],
  CATEGORY_TOO_DEEP: [422, 'Categories stand at most four deep.'],
  CATEGORY_NOT_EMPTY: [409, 'Products or categories stand in this category. Move them first.'],
  CATEGORY_ORDER: [422, 'An order names every category below its parent once, and no other.'],
  TOO_MANY_CATEGORIES: [409, 'An organization has at most a thousand categories.'],
  ADDRESS_TAKEN: [409, 'Another one of yours has this address.'],
  ATTRIBUTE_NOT_FOUND: [404, 'Your organization has no such attribute.'],
  ATTRIBUTE_IN_USE: [409, 'Products say this attribute, or the choice that was left out.'],
  ATTRIBUTE_TYPE: [409, 'The type of an attribute stays. Make another one.'],
  TOO_MANY_ATTRIBUTES: [409, 'An organization has at most two hundred attributes in its set.'],
});
