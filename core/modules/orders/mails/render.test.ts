// Mails in every language, with nothing of the buyer's read as markup.
import { expect, test } from 'vitest';
import { amountText } from '#platform/money/text.ts';
import { renderOrderMail } from './render.ts';
import { labels, templates, texts } from './texts.ts';

const line = { title: '<b>Vest</b>', variant: 'Ink, M', quantity: 2, totalMinor: 25_800n, ships: null };
const mail = {
  shop: 'Vestify',
  number: '1042',
  hasGoods: true,
  hasFee: false,
  lines: [line],
  parcels: [],
  discount: { minor: 1_234n, code: 'SUMMER10' },
  totalMinor: 24_566n,
  currency: 'USD',
  url: 'https://shop.test/orders/1',
};

test.each(Object.keys(texts).flatMap((locale) => templates.map((template) => [locale, template] as const)))(
  '%s says %s',
  (locale, template) => {
    const made = renderOrderMail({ ...mail, locale, template });
    expect(made.subject).toContain('1042');
    expect(made.html).toContain('&lt;b&gt;Vest&lt;/b&gt;');
    expect(made.html).not.toContain('<b>Vest</b>');
    expect(made.html).toContain(`dir="${locale === 'ar' ? 'rtl' : 'ltr'}"`);
    expect(made.text).toContain(mail.url);
    for (const part of [made.html, made.text]) expect(part).toMatch(/\(SUMMER10\)[^12]*[-−]?\$?12[.,]34/);
    expect(labels[locale]).toBeDefined();
  },
);

const parcels = /on its way|จัดส่ง|gửi đi|отправится|شحن|getting your order ready|เตรียมสินค้า|chuẩn bị đơn hàng|готовим|نجهّز/;

test.each(Object.keys(texts))('MKT-07 of times and courses nothing is said in %s of parcels', (locale) => {
  const of = (hasGoods: boolean): string => renderOrderMail({ ...mail, locale, template: 'order.paid', hasGoods }).text;
  expect(of(true)).toMatch(parcels);
  expect(of(false)).not.toMatch(parcels);
});

test.each(Object.keys(texts))('MKT-10 who called off for a fee is not told in %s that all of it comes back', (locale) => {
  const of = (hasFee: boolean): string => renderOrderMail({ ...mail, locale, template: 'order.cancelled', hasFee }).text;
  expect(of(true)).not.toContain(texts[locale]?.['order.cancelled'].next);
  expect(of(false)).toContain(texts[locale]?.['order.cancelled'].next);
});

test.each(Object.keys(texts))('COR-85 a mail says in %s which units come later, and when', (locale) => {
  const of = (ships: { units: number | null; at: Date } | null) =>
    renderOrderMail({ ...mail, locale, template: 'order.paid', lines: [{ ...line, ships }] });
  const at = new Date('2099-12-21');
  for (const part of ['html', 'text'] as const) {
    expect(of({ units: 7, at })[part]).toMatch(/7.*2099/);
    expect(of({ units: null, at })[part]).toMatch(/2099/);
    expect(of(null)[part]).not.toMatch(/2099/);
  }
});

test.each(Object.keys(texts))('COR-81 a mail in %s names each parcel with its number and what is in it', (locale) => {
  const sent = [
    { number: 'Kerry TH1', contents: '3 × <b>Vest</b>' },
    { number: 'Kerry TH2', contents: '2 × Vest' },
  ];
  const made = renderOrderMail({ ...mail, locale, template: 'order.parcel_sent', parcels: sent });
  for (const part of [made.html, made.text]) expect(part).toMatch(/Kerry TH1.*3 ×.*\s.*Kerry TH2.*2 ×/s);
  expect(made.html).toContain('3 × &lt;b&gt;Vest');
  expect(made.html).not.toContain('<b>Vest');
});

test('amounts have the digits of their currency', () => {
  expect(amountText(123_456n, 'USD', 'en')).toBe('$1,234.56');
  expect(amountText(1_234n, 'JPY', 'en')).toBe('¥1,234');
  expect(amountText(5n, 'KWD', 'en')).toMatch(/0\.005/);
});
