// Who was in the marketplace before you: orders of the first hour, so that calendars, queues and lists are alive.
import type { PresetVisit } from '../preset.ts';

const dubai = { city: 'Dubai', country: 'AE', line1: '12 Al Wasl Road' };
const moscow = { city: 'Москва', country: 'RU', line1: 'ул. Покровка, 7' };
const muscat = { city: 'Muscat', country: 'OM', line1: '3 Corniche Street' };

export const visits: PresetVisit[] = [
  {
    name: 'Nadia Orlova',
    email: 'buyer@snail.test',
    hasAccount: true,
    locale: 'ru',
    address: dubai,
    code: 'SNAIL10',
    wants: [
      { slug: 'souk-card-holder', options: { colour: 'cognac' } },
      { slug: 'haircut', options: { length: 'short' }, inDays: 3 },
      { slug: 'light-first' },
    ],
  },
  {
    name: 'Nadia Orlova',
    email: 'buyer@snail.test',
    hasAccount: true,
    locale: 'ru',
    address: dubai,
    wants: [{ slug: 'arabic-letters-in-ten-evenings' }],
  },
  {
    name: 'Yusuf Al Amri',
    email: 'yusuf@example.com',
    locale: 'ar',
    address: muscat,
    wants: [{ slug: 'dhow-belt', options: { colour: 'espresso', waist: '95' } }],
    moves: ['fulfil'],
  },
  {
    name: 'Irina Volkova',
    email: 'irina@example.com',
    locale: 'ru',
    address: moscow,
    wants: [
      { slug: 'ivan-chai', options: { weight: '250g' } },
      { slug: 'tea-tasting', inDays: 4, quantity: 2 },
    ],
  },
  {
    name: 'Oleg Petrov',
    email: 'oleg@example.com',
    locale: 'ru',
    address: moscow,
    wants: [{ slug: 'tea-tasting', inDays: 4, quantity: 3 }],
  },
  { name: 'Daniel Reyes', email: 'daniel@example.com', locale: 'en', address: dubai, wants: [{ slug: 'haircut-and-beard', inDays: 1 }] },
  { name: 'Hamad Nasser', email: 'hamad@example.com', locale: 'ar', address: dubai, wants: [{ slug: 'beard-trim-and-shave', inDays: 1 }] },
  {
    name: 'Tom Hale',
    email: 'tom@example.com',
    locale: 'en',
    address: dubai,
    wants: [{ slug: 'father-and-son', inDays: 2 }, { slug: 'matte-clay' }],
  },
  {
    name: 'Faisal Kamal',
    email: 'faisal@example.com',
    locale: 'ar',
    address: dubai,
    wants: [{ slug: 'haircut', options: { length: 'long' }, inDays: 2 }],
  },
  {
    name: 'Sara Lind',
    email: 'sara@example.com',
    locale: 'en',
    address: dubai,
    wants: [
      { slug: 'morning-vinyasa', inDays: 2 },
      { slug: 'natural-rubber-mat', options: { colour: 'clay' } },
    ],
  },
  {
    name: 'Aisha Rahman',
    email: 'aisha@example.com',
    locale: 'ar',
    address: dubai,
    wants: [{ slug: 'morning-vinyasa', inDays: 2, quantity: 2 }],
  },
  { name: 'Marta Silva', email: 'marta@example.com', locale: 'en', address: dubai, wants: [{ slug: 'evening-yin', inDays: 3 }] },
  {
    name: 'Elena Kuznetsova',
    email: 'elena@example.com',
    locale: 'ru',
    address: dubai,
    wants: [
      { slug: 'evening-yin', inDays: 3, quantity: 2 },
      { slug: 'one-to-one-yoga', inDays: 5 },
    ],
  },
  {
    name: 'Grace Osei',
    email: 'grace@example.com',
    locale: 'en',
    address: dubai,
    wants: [{ slug: 'arabic-lesson', options: { duration: '60' }, inDays: 2 }],
  },
  {
    name: 'Pavel Denisov',
    email: 'pavel@example.com',
    locale: 'ru',
    address: moscow,
    wants: [
      { slug: 'conversation-circle', inDays: 3 },
      { slug: 'portfolio-review', inDays: 4 },
    ],
  },
  {
    name: 'Lina Haddad',
    email: 'lina@example.com',
    locale: 'ar',
    address: dubai,
    wants: [{ slug: 'stitch-a-card-holder', inDays: 5, quantity: 2 }],
  },
];
