// Makes a mail of an order: subject, HTML and plain text in the frame of all mails. Pure.
import type { templates } from './texts.ts';
import { directionOf, escapeHtml, frameMail } from '#modules/notifications/index.ts';
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

export function renderOrderMail(mail: OrderMail): { subject: string; html: string; text: string } {
  const locale = texts[mail.locale] ? mail.locale : 'en';
  const words = texts[locale]?.[mail.template];
  const label = labels[locale];
  if (!words || !label) throw new Error(`There is no text for ${mail.template}`);
  const fill = (text: string): string => text.replace('{number}', mail.number).replace('{shop}', mail.shop);
  const money = (minor: bigint): string => amountText(minor, mail.currency, locale);
  const end = directionOf(locale) === 'rtl' ? 'left' : 'right';
  const rows = mail.lines
    .map(
      (line) =>
        `<tr><td style="padding:8px 0">${line.quantity} × ${escapeHtml(line.title)}<br><span style="color:#6b6b6b">${escapeHtml(line.variant)}</span></td>` +
        `<td style="padding:8px 0;white-space:nowrap" align="${end}">${escapeHtml(money(line.totalMinor))}</td></tr>`,
    )
    .join('');
  const html = `<tr><td style="padding:24px 0 0;font-size:14px;color:#6b6b6b">${escapeHtml(label.order)} ${escapeHtml(mail.number)}</td></tr>
<tr><td><table role="presentation" width="100%" style="font-size:15px">${rows}
<tr><td style="padding:12px 0;border-top:1px solid #e4e0d8"><b>${escapeHtml(label.total)}</b></td>
<td style="padding:12px 0;border-top:1px solid #e4e0d8" align="${end}"><b>${escapeHtml(money(mail.totalMinor))}</b></td></tr></table></td></tr>`;
  const text = [
    `${label.order} ${mail.number}`,
    ...mail.lines.map((line) => `${line.quantity} × ${line.title} (${line.variant})  ${money(line.totalMinor)}`),
    `${label.total}: ${money(mail.totalMinor)}`,
  ];
  const framed = frameMail({
    locale,
    shop: mail.shop,
    lead: words.lead,
    middle: { html, text },
    button: { label: label.open, url: mail.url },
    next: words.next,
  });
  return { subject: fill(words.subject), ...framed };
}
