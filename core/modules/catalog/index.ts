// The face of the catalog module: products, variants, categories.
export { CatalogError } from './catalog.errors.ts';
export { CategoriesChanged, ProductChanged } from './catalog.events.ts';
export { catalogRoutes } from './catalog.http.ts';
export { attributesOf, type AttributeRow, ownCategories, type OwnCategoryRow } from './categories.sql.ts';
export {
  addPicturesOf,
  addWholeProduct,
  addWholeVariants,
  type AttributeSaid,
  changeVariants,
  dropCategoriesOf,
  dropPicturesOf,
  dropVariants,
  earlierSlugs,
  freeSkus,
  holdWholeProduct,
  likeCategories,
  likePictures,
  picturesMissing,
  retireVariants,
  setCategoriesOf,
  skusTaken,
  wholeProduct,
  type WholeProductRow,
  writeWholeProduct,
} from './editor.sql.ts';
export {
  addCategory,
  addOwnProduct,
  addPicture,
  addProduct,
  addVariants,
  changeOwnProduct,
  type HeldProductRow,
  holdOwnProduct,
  type OptionRow,
  picturesOf,
  textsOfProduct,
  writeAlts,
  writeTexts,
} from './catalog.sql.ts';
export { AVAILABLE_CAP } from './availability.ts';
export { findProducts, sweepProductWords } from './find-products.ts';
export { gramsOf } from './grams.ts';
export { foldWords, wordsPattern } from './words.ts';
