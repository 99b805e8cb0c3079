// Mails in every language, with nothing of the buyer's read as markup.
import { expect, test } from 'vitest';
import { amountText } from '#platform/money/text.ts';
import { renderOrderMail } from './render.ts';
import { labels, templates, texts } from './texts.ts';

const mail = {
  shop: 'Vestify',
  number: '1042',
  lines: [{ title: '<b>Vest</b>', variant: 'Ink, M', quantity: 2, totalMinor: 25_800n }],
  totalMinor: 25_800n,
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
    expect(labels[locale]).toBeDefined();
  },
);

test('amounts have the digits of their currency', () => {
  expect(amountText(123_456n, 'USD', 'en')).toBe('$1,234.56');
  expect(amountText(1_234n, 'JPY', 'en')).toBe('¥1,234');
  expect(amountText(5n, 'KWD', 'en')).toMatch(/0\.005/);
});
