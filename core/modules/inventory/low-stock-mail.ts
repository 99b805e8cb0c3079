// The mail that something runs low, in every language. Pure.
import { directionOf, escapeHtml, frameMail } from '#modules/notifications/index.ts';

interface Words {
  /** `{n}` stands for how many. */
  subject: string;
  lead: string;
  left: string;
  out: string;
  more: string;
  button: string;
  next: string;
}

const texts: Record<string, Words> = {
  en: {
    subject: 'Running low: {n}',
    lead: 'Products that run low or have run out since we last wrote: {n}.',
    left: 'left: {n}',
    out: 'sold out',
    more: 'And {n} more.',
    button: 'See what runs low',
    next: 'You get this once when something runs low, not on every sale.',
  },
  th: {
    subject: 'สินค้าใกล้หมด {n} รายการ',
    lead: 'สินค้าที่ใกล้หมดหรือหมดแล้วนับจากอีเมลฉบับก่อน: {n} รายการ',
    left: 'เหลือ {n} ชิ้น',
    out: 'สินค้าหมด',
    more: 'และอีก {n} รายการ',
    button: 'ดูสินค้าที่ใกล้หมด',
    next: 'เราแจ้งเพียงครั้งเดียวเมื่อสินค้าใกล้หมด ไม่ได้แจ้งทุกครั้งที่ขาย',
  },
  vi: {
    subject: 'Sắp hết hàng: {n}',
    lead: 'Sản phẩm sắp hết hoặc đã hết kể từ thư trước: {n}.',
    left: 'còn {n}',
    out: 'đã hết hàng',
    more: 'Và {n} sản phẩm khác.',
    button: 'Xem hàng sắp hết',
    next: 'Bạn chỉ nhận thư này một lần khi hàng sắp hết, không phải mỗi lần bán.',
  },
  ru: {
    subject: 'Заканчивается товаров: {n}',
    lead: 'С прошлого письма подходят к концу или закончились товары: {n}.',
    left: 'осталось {n}',
    out: 'нет в наличии',
    more: 'И ещё {n}.',
    button: 'Посмотреть, что заканчивается',
    next: 'Мы пишем один раз, когда товар подходит к концу, а не при каждой продаже.',
  },
  ar: {
    subject: 'مخزون يوشك على النفاد: {n}',
    lead: 'منتجات أوشكت على النفاد أو نفدت منذ رسالتنا السابقة: {n}.',
    left: 'المتبقي: {n}',
    out: 'نفد',
    more: 'و{n} غيرها.',
    button: 'عرض ما أوشك على النفاد',
    next: 'تصلك هذه الرسالة مرة واحدة عندما يوشك منتج على النفاد، لا عند كل عملية بيع.',
  },
};

export interface LowStock {
  locale: string;
  organization: string;
  things: { sku: string; title: string; units: number }[];
  /** How many are not named. */
  more: number;
  url: string;
}

export function renderLowStock(mail: LowStock): { subject: string; html: string; text: string } {
  const locale = texts[mail.locale] ? mail.locale : 'en';
  const words = texts[locale] as Words;
  const say = (text: string, n: number): string => text.replace('{n}', String(n));
  const all = mail.things.length + mail.more;
  const state = (units: number): string => (units > 0 ? say(words.left, units) : words.out);
  const lines = mail.things.map(({ sku, title, units }) => `${title} (${sku}): ${state(units)}`);
  const end = mail.more > 0 ? [say(words.more, mail.more)] : [];
  const cell = `style="padding:4px 0;font-size:14px" dir="${directionOf(locale)}"`;
  const html = [...lines, ...end].map((line) => `<tr><td ${cell}>${escapeHtml(line)}</td></tr>`).join('\n');
  const framed = frameMail({
    locale,
    shop: mail.organization,
    lead: say(words.lead, all),
    middle: { html, text: [...lines, ...end] },
    button: { label: words.button, url: mail.url },
    next: words.next,
  });
  return { subject: say(words.subject, all), ...framed };
}
