// Makes a mail of an order: subject, HTML and plain text in the frame of all mails. Pure.
import type { templates } from './texts.ts';
import { directionOf, escapeHtml, frameMail } from '#modules/notifications/index.ts';
import { amountText } from '#platform/money/text.ts';
import { labels, later, texts, withFee, withoutGoods } from './texts.ts';

export interface OrderMail {
  template: (typeof templates)[number];
  locale: string;
  shop: string;
  number: string;
  /** Something of it is sent to the buyer. */
  hasGoods: boolean;
  /** A part of its money stays with the seller. */
  hasFee: boolean;
  /** `ships` says when, where that is not at once: all of it from a day, or so many by about a day. */
  lines: { title: string; variant: string; quantity: number; totalMinor: bigint; ships: { units: number | null; at: Date } | null }[];
  /** Parcels on their way, in words: carrier and number, and what is in each. */
  parcels: { number: string; contents: string }[];
  /** What comes off the lines, and by which code; the lines stand here before it. */
  discount: { minor: bigint; code: string } | null;
  totalMinor: bigint;
  currency: string;
  url: string;
}

export function renderOrderMail(mail: OrderMail): { subject: string; html: string; text: string } {
  const locale = texts[mail.locale] ? mail.locale : 'en';
  const known = texts[locale]?.[mail.template];
  const words = known && { ...known, ...(mail.hasGoods ? {} : withoutGoods[locale]?.[mail.template]) };
  const label = labels[locale];
  if (!words || !label) throw new Error(`There is no text for ${mail.template}`);
  const fill = (text: string): string => text.replace('{number}', mail.number).replace('{shop}', mail.shop);
  const money = (minor: bigint): string => amountText(minor, mail.currency, locale);
  const day = new Intl.DateTimeFormat(`${locale}-u-ca-gregory-nu-latn`, { dateStyle: 'medium', timeZone: 'UTC' });
  const whenOf = ({ ships }: OrderMail['lines'][number]): string => {
    if (!ships) return '';
    const said = later[locale]?.[ships.units === null ? 'from' : 'by'] ?? '';
    return said.replace('{units}', String(ships.units)).replace('{date}', day.format(ships.at));
  };
  const end = directionOf(locale) === 'rtl' ? 'left' : 'right';
  const rows = mail.lines
    .map(
      (line) =>
        `<tr><td style="padding:8px 0">${line.quantity} × ${escapeHtml(line.title)}<br><span style="color:#6b6b6b">${[line.variant, whenOf(line)].filter(Boolean).map(escapeHtml).join('<br>')}</span></td>` +
        `<td style="padding:8px 0;white-space:nowrap" align="${end}">${escapeHtml(money(line.totalMinor))}</td></tr>`,
    )
    .join('');
  const off = mail.discount && { label: `${label.discount} (${mail.discount.code})`, amount: money(-mail.discount.minor) };
  const discount = off
    ? `<tr><td style="padding:8px 0">${escapeHtml(off.label)}</td><td style="padding:8px 0;white-space:nowrap" align="${end}">${escapeHtml(off.amount)}</td></tr>\n`
    : '';
  const html = `${mail.parcels.map(parcelRow).join('')}<tr><td style="padding:24px 0 0;font-size:14px;color:#6b6b6b">${escapeHtml(label.order)} ${escapeHtml(mail.number)}</td></tr>
<tr><td><table role="presentation" width="100%" style="font-size:15px">${rows}
${discount}<tr><td style="padding:12px 0;border-top:1px solid #e4e0d8"><b>${escapeHtml(label.total)}</b></td>
<td style="padding:12px 0;border-top:1px solid #e4e0d8" align="${end}"><b>${escapeHtml(money(mail.totalMinor))}</b></td></tr></table></td></tr>`;
  const text = [
    ...mail.parcels.map(({ number, contents }) => `${number}: ${contents}`),
    `${label.order} ${mail.number}`,
    ...mail.lines.flatMap((line) => [
      `${line.quantity} × ${line.title} (${line.variant})  ${money(line.totalMinor)}`,
      ...(line.ships ? [`  ${whenOf(line)}`] : []),
    ]),
    ...(off ? [`${off.label}  ${off.amount}`] : []),
    `${label.total}: ${money(mail.totalMinor)}`,
  ];
  const framed = frameMail({
    locale,
    shop: mail.shop,
    lead: words.lead,
    middle: { html, text },
    button: { label: label.open, url: mail.url },
    next: mail.template === 'order.cancelled' && mail.hasFee ? (withFee[locale] ?? words.next) : words.next,
  });
  return { subject: fill(words.subject), ...framed };
}

/** Numbers are read from left to right in any language. */
const parcelRow = ({ number, contents }: OrderMail['parcels'][number]): string =>
  `<tr><td style="padding:12px 0 0;font-size:15px"><b><bdi>${escapeHtml(number)}</bdi></b><br><span style="color:#6b6b6b">${escapeHtml(contents)}</span></td></tr>\n`;
