// The face of the catalog module: products, variants, categories.
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
export { AVAILABLE_CAP } from './availability.ts';
export { foldWords, wordsPattern } from './words.ts';
