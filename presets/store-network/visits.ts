// Who bought in the stores before you: a few orders in each, some of them on their way.
import type { PresetVisit } from '../preset.ts';

const bangkok = { line1: '22 Charoen Krung Road', city: 'Bangkok', country: 'TH' };
const daNang = { line1: '118 Bạch Đằng', city: 'Đà Nẵng', country: 'VN' };
const dubai = { line1: '4 Al Seef Street', city: 'Dubai', country: 'AE' };
const almaty = { line1: 'ул. Жибек Жолы, 53', city: 'Алматы', country: 'KZ' };

export const visits: PresetVisit[] = [
  {
    store: 'talat-noi',
    name: 'Linh Nguyễn',
    email: 'buyer@network.test',
    hasAccount: true,
    locale: 'en',
    address: bangkok,
    phone: '+66 81 234 5678',
    wants: [
      { slug: 'cau-dat-arabica', options: { weight: '500g', grind: 'filter' } },
      { slug: 'horn-mug', options: { colour: 'lagoon', pack: 'two' } },
    ],
    moves: ['fulfil'],
  },
  {
    store: 'talat-noi',
    name: 'Somchai Boonmee',
    email: 'somchai@example.com',
    locale: 'th',
    address: bangkok,
    phone: '+66 89 555 0142',
    wants: [
      { slug: 'mist-oolong', options: { weight: '250g' }, quantity: 2 },
      { slug: 'laurel-soap', options: { pack: 'four' } },
    ],
  },
  {
    store: 'talat-noi',
    name: 'Kanya Thongdee',
    email: 'kanya@example.com',
    locale: 'th',
    address: bangkok,
    phone: '+66 86 555 0177',
    wants: [{ slug: 'drip-sachets', options: { pack: 'thirty' } }],
  },
  {
    store: 'han-river',
    name: 'Võ Thanh Tùng',
    email: 'tung@example.com',
    locale: 'vi',
    address: daNang,
    phone: '+84 905 550 123',
    wants: [
      { slug: 'dak-lak-robusta', options: { weight: '1kg', grind: 'phin' } },
      { slug: 'kyzylorda-rice', options: { weight: '5kg' } },
    ],
  },
  {
    store: 'han-river',
    name: 'Bùi Ngọc Lan',
    email: 'lan@example.com',
    locale: 'vi',
    address: daNang,
    phone: '+84 905 550 188',
    wants: [{ slug: 'steppe-honey', options: { weight: '500g' } }],
    moves: ['fulfil'],
  },
  {
    store: 'al-seef',
    name: 'Hessa Al Mansoori',
    email: 'hessa@example.com',
    locale: 'ar',
    address: dubai,
    phone: '+971 50 555 0133',
    wants: [{ slug: 'hammam-box' }, { slug: 'morning-bar', options: { scent: 'oud' }, quantity: 3 }],
  },
  {
    store: 'al-seef',
    name: 'Priya Menon',
    email: 'priya@example.com',
    locale: 'en',
    address: dubai,
    phone: '+971 50 555 0164',
    wants: [{ slug: 'wine-jug', options: { colour: 'honey' } }],
    moves: ['fulfil'],
  },
  {
    store: 'green-bazaar',
    name: 'Асель Нурланова',
    email: 'asel@example.com',
    locale: 'ru',
    address: almaty,
    phone: '+7 701 555 01 21',
    wants: [
      { slug: 'stone-wheat-flour', options: { weight: '2kg' } },
      { slug: 'sunday-bowl', options: { colour: 'terracotta', size: 'l' } },
    ],
  },
  {
    store: 'green-bazaar',
    name: 'Игорь Пак',
    email: 'igor@example.com',
    locale: 'ru',
    address: almaty,
    phone: '+7 701 555 01 58',
    wants: [{ slug: 'red-lentils', options: { weight: '1kg' }, quantity: 2 }],
  },
];
