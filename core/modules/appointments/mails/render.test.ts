// Mails of bookings in every language: the time on the seller's clock, and nothing of anybody's read as markup.
import { expect, test } from 'vitest';
import { renderBookingMail } from './render.ts';
import { labels, templates, texts } from './texts.ts';

const locales = ['en', 'th', 'vi', 'ru', 'ar'];
const mail = {
  shop: 'Salon {title}',
  title: '<b>Cut</b> {shop}',
  start: new Date('2026-12-01T02:30:00Z'),
  zone: 'Asia/Bangkok',
  people: 'Anna & Co',
  url: 'https://shop.test/en/bookings/1',
  calendarUrl: 'https://shop.test/v1/bookings/1/calendar.ics?signature=1',
};

test.each(locales.flatMap((locale) => templates.map((template) => [locale, template] as const)))(
  'MKT-19 %s says %s of a booking',
  (locale, template) => {
    const made = renderBookingMail({ ...mail, locale, template });
    expect(made.subject).toContain('<b>Cut</b> {shop}');
    expect(made.html).toContain('&lt;b&gt;Cut&lt;/b&gt;');
    expect(made.html).not.toContain('<b>Cut</b>');
    expect(made.html).toContain(`dir="${locale === 'ar' ? 'rtl' : 'ltr'}"`);
    expect(made.text).toMatch(/0?9:30/);
    expect(made.text).toContain('2026');
    expect(made.text).toContain(mail.url);
    expect(made.text).toContain(mail.calendarUrl);
    expect(new Set(locales.map((each) => texts[each]?.[template].subject)).size).toBe(5);
    expect(labels[locale]).toBeDefined();
  },
);
