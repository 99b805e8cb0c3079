// Makes a mail about an account: subject, HTML and plain text in the frame of all mails. Pure.
import type { AccountMail } from '#ports/account-mail.ts';
import { escapeHtml, frameMail } from '../frame.ts';
import { texts } from './texts.ts';

/** Space between the digits helps to read, and is not copied with them. */
const codeHtml = (code: string): string =>
  `<tr><td dir="ltr" style="padding:24px 0;font-size:32px;font-family:monospace;letter-spacing:8px" align="center">${escapeHtml(code)}</td></tr>`;

export function renderAccountMail(mail: AccountMail & { shop: string }): { subject: string; html: string; text: string } {
  const locale = texts[mail.locale] ? mail.locale : 'en';
  const words = texts[locale]?.[mail.template];
  if (!words) throw new Error(`There is no text for ${mail.template}`);
  const fill = (text: string): string => text.replaceAll('{shop}', () => mail.shop).replaceAll('{what}', () => mail.what ?? '');
  const framed = frameMail({
    locale,
    shop: mail.shop,
    lead: fill(words.lead),
    ...(mail.code ? { middle: { html: codeHtml(mail.code), text: [mail.code] } } : {}),
    ...(mail.url && words.button ? { button: { label: words.button, url: mail.url } } : {}),
    next: fill(words.next),
  });
  return { subject: fill(words.subject), ...framed };
}
