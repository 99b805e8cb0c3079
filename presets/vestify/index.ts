// Vestify: a fashion house that sells vests and nothing else.
import { cover, hero } from '../illustrator/index.ts';
import { type Preset, locales } from '../preset.ts';
import { knitwear } from './knitwear.ts';
import { outdoor } from './outdoor.ts';
import { padded } from './padded.ts';
import { tailored } from './tailored.ts';
import { utility } from './utility.ts';
import { colours, say } from './words.ts';

const hex = (code: keyof typeof colours): string => colours[code].hex;
const password = 'demo-vest-2026';

/** The wide picture of the front page. */
export const vestifyHero = (): string =>
  hero(
    { cut: 'waistcoat', colour: '#8a7a5c', fabric: 'tweed', accent: hex('rust'), lapel: 'notch' },
    [
      { cut: 'knit', colour: hex('ivory'), fabric: 'cable' },
      { cut: 'double', colour: hex('navy'), fabric: 'pinstripe', accent: '#d8d3c4', lapel: 'peak', buttons: 3 },
    ],
    'ivory',
  );

export const preset: Preset = {
  name: 'vestify',
  channel: {
    name: say('Vestify', 'Vestify', 'Vestify', 'Vestify', 'Vestify'),
    tagline: say(
      'Vests, and nothing else.',
      'เสื้อกั๊กเท่านั้น ไม่มีอย่างอื่น',
      'Chỉ áo vest, không gì khác.',
      'Жилеты — и ничего больше.',
      'صدريات، ولا شيء سواها.',
    ),
    theme: 'vestify',
    locales: [...locales],
    defaultLocale: 'en',
    currency: 'USD',
    furtherCurrencies: ['THB'],
    countries: ['TH', 'VN', 'AE', 'RU', 'US', 'SG'],
    pricesIncludeTax: false,
    reservationMinutes: 15,
    latePayment: 'refund',
    capture: 'payment',
  },
  organization: { name: 'Vestify Atelier', country: 'TH', platform: true },
  users: [
    { email: 'owner@vestify.test', name: 'Mali Srisuk', password, role: 'owner' },
    { email: 'staff@vestify.test', name: 'Minh Tran', password, role: 'staff' },
  ],
  categories: [
    {
      slug: 'tailored',
      name: say('Tailored', 'ตัดเย็บเข้าชุด', 'May đo', 'Костюмные', 'مفصّلة'),
      picture: () =>
        cover(
          [
            { cut: 'waistcoat', colour: hex('charcoal'), fabric: 'herringbone' },
            { cut: 'waistcoat', colour: '#8a7a5c', fabric: 'tweed', accent: hex('rust'), lapel: 'notch' },
            { cut: 'double', colour: hex('navy'), fabric: 'pinstripe', accent: '#d8d3c4', lapel: 'peak', buttons: 3 },
          ],
          'stone',
        ),
    },
    {
      slug: 'padded',
      name: say('Padded', 'บุนวม', 'Chần bông', 'Утеплённые', 'محشوّة'),
      picture: () =>
        cover(
          [
            { cut: 'puffer', colour: hex('rust'), fabric: 'plain' },
            { cut: 'quilted', colour: hex('olive'), fabric: 'diamond', accent: '#3d2f25' },
          ],
          'sky',
        ),
    },
    {
      slug: 'knitwear',
      name: say('Knitwear', 'ไหมพรม', 'Len dệt kim', 'Трикотаж', 'محبوكة'),
      picture: () =>
        cover(
          [
            { cut: 'knit', colour: hex('ivory'), fabric: 'cable' },
            { cut: 'knit', colour: hex('navy'), fabric: 'argyle', accent: '#c9a25a' },
            { cut: 'knit', colour: hex('burgundy'), fabric: 'waffle', neck: 'crew' },
          ],
          'sage',
        ),
    },
    {
      slug: 'utility',
      name: say('Utility & denim', 'ยูทิลิตี้และเดนิม', 'Utility & denim', 'Утилитарные и деним', 'عملية ودنيم'),
      picture: () =>
        cover(
          [
            { cut: 'utility', colour: hex('olive'), fabric: 'twill' },
            { cut: 'denim', colour: hex('indigo'), fabric: 'denim' },
          ],
          'sand',
        ),
    },
    {
      slug: 'outdoor',
      name: say('Outer layers', 'เสื้อคลุมกั๊ก', 'Lớp khoác ngoài', 'Верхний слой', 'طبقات خارجية'),
      picture: () =>
        cover(
          [
            { cut: 'fleece', colour: hex('oat'), fabric: 'fleece', accent: hex('moss') },
            { cut: 'fleece', colour: hex('stone'), fabric: 'fleece', accent: hex('navy') },
          ],
          'blush',
        ),
    },
  ],
  products: [...tailored, ...padded, ...knitwear, ...utility, ...outdoor],
  taxes: [
    { country: 'TH', name: 'VAT', rateBasisPoints: 700 },
    { country: 'VN', name: 'VAT', rateBasisPoints: 1000 },
    { country: 'AE', name: 'VAT', rateBasisPoints: 500 },
    { country: 'SG', name: 'GST', rateBasisPoints: 900 },
    { country: 'RU', name: 'VAT', rateBasisPoints: 2000 },
    { country: 'US', name: 'Sales tax', rateBasisPoints: 0 },
  ],
  shipping: [
    {
      name: say('Standard', 'ส่งธรรมดา', 'Tiêu chuẩn', 'Стандартная доставка', 'شحن عادي'),
      countries: 'all',
      priceMinor: 900n,
      freeFromMinor: 15_000n,
      prices: { THB: { priceMinor: 30_000n, freeFromMinor: 500_000n } },
      minDays: 4,
      maxDays: 8,
    },
    {
      name: say('Express', 'ส่งด่วน', 'Hỏa tốc', 'Экспресс-доставка', 'شحن سريع'),
      countries: 'all',
      priceMinor: 2400n,
      prices: { THB: { priceMinor: 80_000n } },
      minDays: 1,
      maxDays: 3,
    },
  ],
};
