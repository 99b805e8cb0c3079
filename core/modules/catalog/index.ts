// The face of the catalog module: products, variants, categories.
export { catalogRoutes } from './catalog.http.ts';
export { addCategory, addPicture, addProduct, addVariants, type OptionRow } from './catalog.sql.ts';
export { AVAILABLE_CAP } from './show-product.ts';
export { foldWords, wordsPattern } from './words.ts';
