// Snail: a marketplace where goods, hours and courses of many sellers lie in one cart.
import { panorama, spread } from '../illustrator/still.ts';
import { barberChair, bowl, brush, comb, scissors } from '../illustrator/things/barber.ts';
import { holdall, notebook, tote, wallet } from '../illustrator/things/leather.ts';
import { camera, printsOnLine, telephone } from '../illustrator/things/photo.ts';
import { board, books, inkwell, openBook } from '../illustrator/things/study.ts';
import { cup, gaiwan, glassPot, tin } from '../illustrator/things/tea.ts';
import { mat, plant, seated, tree } from '../illustrator/things/yoga.ts';
import type { Preset } from '../preset.ts';
import { tutor } from './arabic.ts';
import { barbers } from './barber.ts';
import { leather } from './leather.ts';
import { password, sending } from './make.ts';
import { photoSchool } from './photo.ts';
import { teaHouse } from './tea.ts';
import { colours, say } from './words.ts';
import { visits } from './visits.ts';
import { yogaStudio } from './yoga.ts';

const hex = (code: keyof typeof colours): string => colours[code].hex;

/** The wide picture of the front page. */
export const snailHero = (): string =>
  panorama('sage', [
    { thing: plant('#56724f', '#b8764f'), x: 2230, y: 1090, scale: 1.15 },
    { thing: tote(hex('cognac')), x: 1270, y: 1250, scale: 0.92 },
    { thing: glassPot('#b5702c'), x: 1760, y: 1230, scale: 1.05 },
    { thing: camera('#33312f'), x: 2110, y: 1290, scale: 0.58 },
    { thing: cup(hex('porcelain'), '#b5702c'), x: 1500, y: 1300, scale: 0.8 },
  ]);

const categories: Preset['categories'] = [
  {
    slug: 'leather',
    name: say('Leather', 'Кожа', 'جلديات'),
    picture: () =>
      spread('sand', [
        { thing: holdall(hex('espresso')), x: 430, y: 800, scale: 0.78 },
        { thing: notebook(hex('moss')), x: 880, y: 780, scale: 0.66 },
        { thing: wallet(hex('cognac')), x: 1040, y: 860, scale: 0.42 },
      ]),
  },
  {
    slug: 'tea',
    name: say('Tea', 'Чай', 'شاي'),
    picture: () =>
      spread('blush', [
        { thing: tin('#2f5f49', '#efe3c8'), x: 300, y: 790, scale: 0.85 },
        { thing: tin('#8d4a63', '#f3e6da'), x: 560, y: 770, scale: 0.72 },
        { thing: gaiwan(hex('celadon')), x: 860, y: 820, scale: 0.86 },
        { thing: cup(hex('celadon'), '#b5702c'), x: 1090, y: 860, scale: 0.7 },
      ]),
  },
  {
    slug: 'grooming',
    name: say('Hair and beard', 'Волосы и борода', 'شعر ولحية'),
    picture: () =>
      spread('sky', [
        { thing: barberChair('#6e3326'), x: 380, y: 850, scale: 0.78 },
        { thing: bowl('#e9e2d2'), x: 760, y: 770, scale: 0.7 },
        { thing: brush('#6e4a2c'), x: 940, y: 780, scale: 0.66 },
        { thing: comb('#2e2b28'), x: 860, y: 870, scale: 0.56 },
      ]),
  },
  {
    slug: 'yoga',
    name: say('Yoga', 'Йога', 'يوغا'),
    picture: () =>
      spread('blush', [
        { thing: mat(hex('sage')), x: 520, y: 820, scale: 0.7 },
        { thing: seated({ skin: '#d9a679', hair: '#4a3226', top: '#c98b6b', legs: '#5a4a5e' }), x: 400, y: 815, scale: 0.8 },
        { thing: tree({ skin: '#b97d56', hair: '#2b1f1a', top: '#7b9c86', legs: '#34464a' }), x: 850, y: 800, scale: 0.6 },
        { thing: plant('#56724f', '#b8764f'), x: 1090, y: 720, scale: 0.6 },
      ]),
  },
  {
    slug: 'photo',
    name: say('Photography', 'Фотография', 'تصوير'),
    picture: () =>
      spread(
        'stone',
        [
          { thing: printsOnLine(4), x: 600, y: 90, scale: 0.9 },
          { thing: camera('#5b3a29'), x: 430, y: 830, scale: 0.64 },
          { thing: telephone, x: 900, y: 850, scale: 0.36 },
        ],
        'none',
      ),
  },
  {
    slug: 'languages',
    name: say('Languages', 'Языки', 'لغات'),
    picture: () =>
      spread(
        'ivory',
        [
          { thing: board([0, 1, 2, 3, 4, 5]), x: 400, y: 600, scale: 0.6 },
          { thing: books('#8f3f33', '#2f5f59', '#c58a3d'), x: 880, y: 790, scale: 0.66 },
          { thing: inkwell('#3d5a80'), x: 1080, y: 850, scale: 0.56 },
        ],
        'none',
      ),
  },
  {
    slug: 'workshops',
    name: say('Workshops', 'Мастер-классы', 'ورش'),
    picture: () =>
      spread('clay', [
        { thing: scissors, x: 300, y: 830, scale: 0.72 },
        { thing: openBook, x: 640, y: 850, scale: 0.56 },
        { thing: glassPot('#b5702c'), x: 960, y: 790, scale: 0.72 },
      ]),
  },
];

export const preset: Preset = {
  name: 'snail',
  channel: {
    name: say('Snail', 'Snail', 'Snail'),
    tagline: say('Good things take their time', 'Хорошее не торопится', 'الجميل لا يستعجل'),
    theme: 'snail',
    locales: ['en', 'ru', 'ar'],
    defaultLocale: 'en',
    currency: 'AED',
    furtherCurrencies: ['USD', 'RUB'],
    countries: ['AE', 'SA', 'QA', 'KW', 'OM', 'JO', 'RU', 'BY', 'KZ'],
    pricesIncludeTax: true,
    reservationMinutes: 15,
    latePayment: 'refund',
    capture: 'fulfilment',
  },
  organization: { name: 'Snail', country: 'AE', platform: true },
  users: [{ email: 'operator@snail.test', name: 'Samira Khan', password, role: 'owner' }],
  buyers: [{ email: 'buyer@snail.test', name: 'Nadia Orlova', password }],
  categories,
  products: [],
  taxes: [
    { country: 'AE', name: 'VAT', rateBasisPoints: 500 },
    { country: 'SA', name: 'VAT', rateBasisPoints: 1500 },
    { country: 'RU', name: 'НДС', rateBasisPoints: 500 },
  ],
  shipping: sending(['AE'], 20, 80),
  promotions: [{ code: 'SNAIL10', name: 'Ten percent off everything', basisPoints: 1_000 }],
  sellers: [leather, teaHouse, barbers, yogaStudio, photoSchool, tutor],
  visits,
};
