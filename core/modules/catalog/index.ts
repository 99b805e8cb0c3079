// The face of the catalog module: products, variants, categories.
export { catalogRoutes } from './catalog.http.ts';
export { ProductChanged } from './catalog.events.ts';
export {
  addCategory,
  addOwnProduct,
  addPicture,
  addProduct,
  addVariants,
  changeOwnProduct,
  type HeldProductRow,
  holdOwnProduct,
  offersIn,
  type OptionRow,
  picturesOf,
  textsOfProduct,
  writeAlts,
  writeTexts,
} from './catalog.sql.ts';
export { AVAILABLE_CAP } from './show-product.ts';
export { foldWords, wordsPattern } from './words.ts';
