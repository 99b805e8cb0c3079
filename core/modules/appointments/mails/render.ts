// Makes a mail of a booking: subject, HTML and plain text in the frame of all mails. Pure.
import { escapeHtml, frameMail } from '#modules/notifications/index.ts';
import { labels, type Template, texts } from './texts.ts';

export interface BookingMail {
  template: Template;
  locale: string;
  shop: string;
  title: string;
  start: Date;
  /** Whose wall clock the seller means. */
  zone: string;
  people: string;
  url: string;
  /** Of the calendar file, where there is one to keep. */
  calendarUrl: string | null;
}

/** Day and time in words, with the zone: who reads it may be in another one. */
const momentText = (start: Date, zone: string, locale: string): string =>
  new Intl.DateTimeFormat(`${locale}-u-ca-gregory-nu-latn`, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone: zone,
    timeZoneName: 'longGeneric',
  }).format(start);

export function renderBookingMail(mail: BookingMail): { subject: string; html: string; text: string } {
  const locale = texts[mail.locale] ? mail.locale : 'en';
  const words = texts[locale]?.[mail.template];
  const label = labels[locale];
  if (!words || !label) throw new Error(`There is no text for ${mail.template}`);
  // At once, so that a name that holds a placeholder stays as it is.
  const names: Record<string, string> = { title: mail.title, shop: mail.shop };
  const fill = (text: string): string => text.replace(/\{(\w+)\}/g, (whole, name: string) => names[name] ?? whole);
  const moment = momentText(mail.start, mail.zone, locale);
  const lines = [mail.title, moment, ...(mail.people ? [`${label.with}: ${mail.people}`] : [])];
  const [title = '', ...rest] = lines.map(escapeHtml);
  const { calendarUrl } = mail;
  const keep = calendarUrl ? `<br><a href="${escapeHtml(calendarUrl)}" style="color:#1c1a17">${escapeHtml(label.calendar)}</a>` : '';
  const html = `<tr><td style="padding:20px 0 0;font-size:16px;line-height:1.6"><b>${title}</b><br>${rest.join('<br>')}${keep}</td></tr>`;
  const framed = frameMail({
    locale,
    shop: mail.shop,
    lead: fill(words.lead),
    middle: { html, text: [...lines, ...(calendarUrl ? [`${label.calendar}: ${calendarUrl}`] : [])] },
    button: { label: mail.template === 'booking.time_free' ? label.book : label.open, url: mail.url },
    next: fill(words.next),
  });
  return { subject: fill(words.subject), ...framed };
}
