// Makes a mail of an order: subject, HTML that works in old mail programs, and plain text. Pure.
import type { templates } from './texts.ts';
import { amountText } from '#platform/money/text.ts';
import { labels, texts } from './texts.ts';

export interface OrderMail {
  template: (typeof templates)[number];
  locale: string;
  shop: string;
  number: string;
  lines: { title: string; variant: string; quantity: number; totalMinor: bigint }[];
  totalMinor: bigint;
  currency: string;
  url: string;
}

const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[character] ?? '');

export function renderOrderMail(mail: OrderMail): { subject: string; html: string; text: string } {
  const locale = texts[mail.locale] ? mail.locale : 'en';
  const words = texts[locale]?.[mail.template];
  const label = labels[locale];
  if (!words || !label) throw new Error(`There is no text for ${mail.template}`);
  const fill = (text: string): string => text.replace('{number}', mail.number).replace('{shop}', mail.shop);
  const money = (minor: bigint): string => amountText(minor, mail.currency, locale);
  const dir = locale === 'ar' ? 'rtl' : 'ltr';
  const rows = mail.lines
    .map(
      (line) =>
        `<tr><td style="padding:8px 0">${line.quantity} × ${escape(line.title)}<br><span style="color:#6b6b6b">${escape(line.variant)}</span></td>` +
        `<td style="padding:8px 0;white-space:nowrap" align="${dir === 'rtl' ? 'left' : 'right'}">${escape(money(line.totalMinor))}</td></tr>`,
    )
    .join('');
  const html = `<!doctype html><html lang="${locale}" dir="${dir}"><body style="margin:0;background:#f6f4ef;font-family:Georgia,serif;color:#1c1a17">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:32px 16px">
<table role="presentation" width="560" cellpadding="0" cellspacing="0" style="max-width:560px;width:100%;background:#fff;padding:32px">
<tr><td style="font-size:20px;padding-bottom:16px">${escape(mail.shop)}</td></tr>
<tr><td style="font-size:16px;line-height:1.5">${escape(words.lead)}</td></tr>
<tr><td style="padding:24px 0 0;font-size:14px;color:#6b6b6b">${escape(label.order)} ${escape(mail.number)}</td></tr>
<tr><td><table role="presentation" width="100%" style="font-size:15px">${rows}
<tr><td style="padding:12px 0;border-top:1px solid #e4e0d8"><b>${escape(label.total)}</b></td>
<td style="padding:12px 0;border-top:1px solid #e4e0d8" align="${dir === 'rtl' ? 'left' : 'right'}"><b>${escape(money(mail.totalMinor))}</b></td></tr></table></td></tr>
<tr><td style="padding:16px 0"><a href="${escape(mail.url)}" style="display:inline-block;background:#1c1a17;color:#fff;padding:12px 24px;text-decoration:none">${escape(label.open)}</a></td></tr>
<tr><td style="font-size:14px;color:#6b6b6b;line-height:1.5">${escape(words.next)}</td></tr>
</table></td></tr></table></body></html>`;
  const plain = [
    words.lead,
    '',
    `${label.order} ${mail.number}`,
    ...mail.lines.map((line) => `${line.quantity} × ${line.title} (${line.variant})  ${money(line.totalMinor)}`),
    `${label.total}: ${money(mail.totalMinor)}`,
    '',
    words.next,
    mail.url,
  ].join('\n');
  return { subject: fill(words.subject), html, text: plain };
}
