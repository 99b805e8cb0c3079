// Mails about accounts in every language: the code and the link are in them, and nothing that came from outside is read as markup.
import { expect, test } from 'vitest';
import { accountMails } from '#ports/account-mail.ts';
import { renderAccountMail } from './render.ts';
import { texts } from './texts.ts';

const locales = ['en', 'th', 'vi', 'ru', 'ar'];

test.each(locales.flatMap((locale) => accountMails.map((template) => [locale, template] as const)))(
  'COR-01 %s says %s',
  (locale, template) => {
    const words = texts[locale]?.[template];
    const made = renderAccountMail({
      orgId: 'o',
      to: 'a@b.test',
      locale,
      template,
      code: '012345',
      url: 'https://shop.test/x#token=1',
      what: '<b>$& key</b>',
      key: 'k',
      shop: "O'Neill & <i>",
    });
    expect(made.subject + made.text).not.toMatch(/\{\w+\}/);
    expect(made.html).not.toMatch(/<b>\$&|<i>/);
    expect(made.html).toContain(`dir="${locale === 'ar' ? 'rtl' : 'ltr'}"`);
    expect(made.text).toContain('012345');
    expect(made.subject).not.toContain('012345');
    if (words?.button) expect(made.text).toContain('https://shop.test/x#token=1');
    expect(new Set(locales.map((each) => texts[each]?.[template].subject)).size).toBe(5);
  },
);
