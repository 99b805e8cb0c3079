// Mails about organizations in every language: names are names, whatever they look like.
import { expect, test } from 'vitest';
import { renderOrganizationMail } from './render.ts';
import { templates, texts } from './texts.ts';

const locales = ['en', 'th', 'vi', 'ru', 'ar'];

test.each(locales.flatMap((locale) => templates.map((template) => [locale, template] as const)))(
  'COR-10 %s says %s',
  (locale, template) => {
    const url = 'https://shop.test/en/invitation#token=1';
    const made = renderOrganizationMail({
      template,
      locale,
      organization: 'A & <i>{role}',
      person: '<b>$& {organization}',
      role: 'Staff',
      url,
    });
    expect(made.html).not.toMatch(/<b>\$&|<i>/);
    expect(made.html).toContain(`dir="${locale === 'ar' ? 'rtl' : 'ltr'}"`);
    expect(made.text).toContain(url);
    expect(made.subject).toContain('A & <i>{role}');
    expect(new Set(locales.map((each) => texts[each]?.[template].subject)).size).toBe(5);
  },
);
