// Which words go to which pages: a page in the browser gets what its parts say, not the desk's words to every buyer.
import type { AbstractIntlMessages } from 'next-intl';

type Words = AbstractIntlMessages;

/** Words of areas of their own, which no page of the shop needs. */
const apart = [
  'staff',
  'mailbox',
  'sign',
  'form',
  'account',
  'desk',
  'start',
  'learn',
  'hosting',
  'bookings',
  'cards',
  'terms',
  'calendar',
  'services',
  'track',
  'slip',
];
export const doorWords = ['common', 'shell', 'pages', 'errors', 'form', 'sign', 'start', 'desk'];
export const accountWords = [
  ...doorWords.filter((name) => name !== 'start' && name !== 'desk'),
  'account',
  'order',
  'staff',
  'checkout',
  'cart',
  'search',
  'learn',
  'hosting',
  'kinds',
  'bookings',
  'cards',
  'terms',
];
export const bookingWords = ['common', 'shell', 'pages', 'errors', 'form', 'staff', 'cart', 'search', 'kinds', 'bookings', 'terms'];
export const cardWords = ['common', 'shell', 'pages', 'errors', 'form', 'staff', 'cart', 'search', 'kinds', 'cards'];
export const trackWords = ['common', 'errors', 'form', 'sign', 'order', 'kinds', 'track'];
export const learnWords = ['common', 'shell', 'pages', 'errors', 'form', 'staff', 'cart', 'search', 'learn'];

export const only = (messages: Words, names: string[]): Words =>
  Object.fromEntries(Object.entries(messages).filter(([name]) => names.includes(name)));

/** What the pages of the shop say. */
export const shopWords = (messages: Words): Words => Object.fromEntries(Object.entries(messages).filter(([name]) => !apart.includes(name)));
