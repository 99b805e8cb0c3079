// What is wrong with a line, in words, for the file of errors; pages say it in the reader's language by the code.
import type { FaultCode } from '../csv/read-line.ts';

const words: Readonly<Record<FaultCode | 'NO_CENTRAL_PRICE', string>> = {
  MISSING: 'This is needed and is empty.',
  TOO_LONG: 'This is too long.',
  NOT_PLAIN_TEXT: 'This holds characters that do not belong in a text.',
  NOT_A_SLUG: 'Only small letters, digits and single hyphens can be in an address.',
  NOT_A_PRICE: 'Write a price as digits with a point, for example 19.99, without a currency or spaces.',
  NOT_ABOVE_PRICE: 'The price it is compared with must be above the price.',
  NOT_A_NUMBER: 'Write a whole number in the range that is allowed.',
  NOT_A_BARCODE: 'This is no barcode: 8, 12, 13 or 14 digits of which the last proves the others.',
  UNKNOWN_VALUE: 'This is none of the values that are possible here.',
  UNKNOWN_CATEGORY: 'There is no such category.',
  UNKNOWN_LOCATION: 'There is no such stock location.',
  UNKNOWN_SKU: 'You sell nothing with this SKU.',
  TWICE_IN_FILE: 'An earlier line of the file is about the same.',
  OF_ANOTHER_PRODUCT: 'The SKU belongs to another product.',
  CANNOT_CHANGE: 'This can not be changed here.',
  OTHER_OPTIONS: 'The product has other options.',
  SAME_CHOICE: 'Another variant of the product has the same options.',
  TOO_FEW_UNITS: 'Some units are reserved for orders, so there can not be so few.',
  TOO_MANY_CELLS: 'The line has more cells than the first line has columns.',
  ONE_OF_BOTH: 'Say either the number there is to be, or the change.',
  NO_CENTRAL_PRICE: 'The brand asks no price for this in your currency.',
};

export const inEnglish = (code: string): string => words[code as FaultCode] ?? '';
