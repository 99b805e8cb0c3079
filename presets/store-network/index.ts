// A network of brands and stores: five houses make, four stores sell, each in its own shop, currency and tongue.
import { panorama, spread } from '../illustrator/still.ts';
import { claybowl, jug, mug, plate, vase } from '../illustrator/things/clay.ts';
import { bottle, jar, phin, pouch, sack } from '../illustrator/things/pantry.ts';
import { pump, soapStack } from '../illustrator/things/soap.ts';
import { cup, gaiwan, tin } from '../illustrator/things/tea.ts';
import type { Preset } from '../preset.ts';
import { clay } from './clay.ts';
import { password } from './make.ts';
import { mill } from './mill.ts';
import { roastery } from './roastery.ts';
import { platformRoles } from './roles.ts';
import { soapHouse } from './soap.ts';
import { stores } from './stores.ts';
import { teaHouse } from './tea.ts';
import { visits } from './visits.ts';
import { say } from './words.ts';

const paper = '#f6ead2';

/** The wide picture of the front page. */
export const networkHero = (): string =>
  panorama('sand', [
    { thing: sack('#d8bf94', ['#f3ead0', '#e8dbb8'], 'ear'), x: 2140, y: 1190, scale: 0.86 },
    { thing: vase('#ece3d2', '#b5533c'), x: 1310, y: 1140, scale: 0.84 },
    { thing: pouch('#7a3f2b', paper, 'bean'), x: 1590, y: 1180, scale: 0.9 },
    { thing: jar('#e0b85a', '#b9683f', 'sun'), x: 1850, y: 1240, scale: 0.62 },
    { thing: soapStack(['#8f9a5b', '#d9a58f', '#efe3c8'], 'leaf'), x: 1390, y: 1280, scale: 0.44 },
    { thing: mug('#2f5f6f'), x: 1690, y: 1300, scale: 0.5 },
  ]);

const categories: Preset['categories'] = [
  {
    slug: 'coffee',
    name: say('Coffee', 'กาแฟ', 'Cà phê', 'Кофе', 'قهوة'),
    picture: () =>
      spread('ivory', [
        { thing: pouch('#7a3f2b', paper, 'bean'), x: 360, y: 810, scale: 0.84 },
        { thing: phin(), x: 690, y: 810, scale: 0.92 },
        { thing: mug('#ece3d2', '#b5533c'), x: 980, y: 850, scale: 0.68 },
      ]),
  },
  {
    slug: 'tea',
    name: say('Tea', 'ชา', 'Trà', 'Чай', 'شاي'),
    picture: () =>
      spread('sage', [
        { thing: tin('#3f5f4a', '#efe3c8'), x: 310, y: 800, scale: 0.86 },
        { thing: gaiwan('#a9c2ad'), x: 680, y: 820, scale: 0.9 },
        { thing: cup('#a9c2ad', '#b5802c'), x: 1000, y: 860, scale: 0.8 },
      ]),
  },
  {
    slug: 'pantry',
    name: say('Pantry', 'ของแห้ง', 'Đồ khô', 'Кладовая', 'المؤونة'),
    picture: () =>
      spread('sand', [
        { thing: sack('#d8bf94', ['#c9a05a', '#b98a4f'], 'ear'), x: 360, y: 820, scale: 0.84 },
        { thing: jar('#e0b85a', '#b9683f', 'sun'), x: 730, y: 820, scale: 0.9 },
        { thing: bottle('#c99a2f', paper, 'sun'), x: 1010, y: 820, scale: 0.68 },
      ]),
  },
  {
    slug: 'bath',
    name: say('Bath', 'ห้องน้ำ', 'Phòng tắm', 'Ванная', 'الحمّام'),
    picture: () =>
      spread('blush', [
        { thing: soapStack(['#8f9a5b', '#d9a58f', '#efe3c8'], 'leaf'), x: 420, y: 810, scale: 0.9 },
        { thing: pump('#8a5a2f', paper, 'leaf'), x: 850, y: 810, scale: 0.82 },
      ]),
  },
  {
    slug: 'table',
    name: say('For the table', 'บนโต๊ะอาหาร', 'Bàn ăn', 'Для стола', 'للمائدة'),
    picture: () =>
      spread('sky', [
        { thing: plate('#b5533c'), x: 300, y: 790, scale: 0.74 },
        { thing: jug('#c58a3d', '#4a2a1a'), x: 680, y: 820, scale: 0.84 },
        { thing: claybowl('#2f5f6f'), x: 980, y: 850, scale: 0.62 },
      ]),
  },
];

export const preset: Preset = {
  name: 'store-network',
  channel: {
    name: say('Corner Network', 'เครือข่ายร้านหัวมุม', 'Mạng lưới Góc Phố', 'Сеть «Угол»', 'شبكة الزاوية'),
    tagline: say(
      'Good shops, close to you',
      'ร้านดี ใกล้คุณ',
      'Cửa hàng tốt, ngay gần bạn',
      'Хорошие лавки рядом с вами',
      'متاجر طيبة قريبة منك',
    ),
    theme: 'store-network',
    locales: ['en', 'th', 'vi', 'ru', 'ar'],
    defaultLocale: 'en',
    currency: 'USD',
    countries: ['TH', 'VN', 'AE', 'KZ'],
    pricesIncludeTax: true,
    reservationMinutes: 60,
    latePayment: 'refund',
    capture: 'fulfilment',
  },
  organization: { name: 'Corner Network', country: 'TH', platform: true },
  roles: platformRoles,
  users: [
    { email: 'owner@store-network.test', name: 'Anong Rattanakul', password, role: 'owner' },
    { email: 'admin@store-network.test', name: 'Prasert Wongsa', password, role: 'admin' },
  ],
  buyers: [{ email: 'buyer@network.test', name: 'Linh Nguyễn', password }],
  categories,
  products: [],
  taxes: [],
  shipping: [],
  brands: [roastery, soapHouse, clay, teaHouse, mill],
  stores,
  visits,
};
