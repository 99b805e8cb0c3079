// iCalendar (RFC 5545) of bookings: one file, or what a calendar program reads again and again.
import { writeInstant } from '#modules/booking/index.ts';
import { inLocale } from '#modules/organizations/index.ts';
import { publicId } from '#platform/ids/index.ts';
import type { BookedRow } from './appointments.sql.ts';

export interface CalendarEvent {
  /** The same through all moves, so that programs move what they know. */
  uid: string;
  sequence: number;
  start: Date;
  end: Date;
  summary: string;
  description: string;
  url: string | null;
  status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED';
}

/** RFC 5545, 3.3.11: what has a meaning is escaped, line breaks are `\n`, nothing else that controls is left. */
const escaped = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\n')
    // oxlint-disable-next-line no-control-regex
    .replace(/[\u0000-\u001f\u007f]/g, '');

const MOST_OCTETS = 75;

/** RFC 5545, 3.1: a line has at most 75 octets, and no character is cut. */
export function folded(line: string): string {
  const lines: string[] = [];
  let current = '';
  let octets = 0;
  for (const sign of line) {
    const size = Buffer.byteLength(sign);
    if (octets + size > MOST_OCTETS) {
      lines.push(current);
      current = ' ';
      octets = 1;
    }
    current += sign;
    octets += size;
  }
  return [...lines, current].join('\r\n');
}

const stamp = (at: Date): string => writeInstant(at).replace(/[-:]/g, '');

/** A calendar of events; each change of a booking raises its sequence. */
export function calendarOf(events: readonly CalendarEvent[], about: { name: string; now: Date }): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Tessera//Bookings//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...(about.name ? [`X-WR-CALNAME:${escaped(about.name)}`, 'REFRESH-INTERVAL;VALUE=DURATION:PT1H', 'X-PUBLISHED-TTL:PT1H'] : []),
    ...events.flatMap((event) => [
      'BEGIN:VEVENT',
      `UID:${event.uid}`,
      `SEQUENCE:${event.sequence}`,
      `DTSTAMP:${stamp(about.now)}`,
      `DTSTART:${stamp(event.start)}`,
      `DTEND:${stamp(event.end)}`,
      `SUMMARY:${escaped(event.summary)}`,
      ...(event.description ? [`DESCRIPTION:${escaped(event.description)}`] : []),
      ...(event.url ? [`URL:${event.url}`] : []),
      `STATUS:${event.status}`,
      `TRANSP:${event.status === 'CANCELLED' ? 'TRANSPARENT' : 'OPAQUE'}`,
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

/** Each move makes a booking anew and calling off ends it, so the seconds since then only grow. */
const EPOCH_MS = Date.UTC(2020, 0);

/** Where its buyer finds a booking: on a page of its own, a guest on the order’s page. */
export const pageOf = (row: Pick<BookedRow, 'by_guest' | 'id' | 'order_id'>, base: string): string =>
  row.by_guest ? `${base}/orders/${publicId('order', row.order_id)}` : `${base}/bookings/${publicId('booking', row.id)}`;

const statuses = { held: 'TENTATIVE', released: 'CANCELLED', expired: 'CANCELLED' } as const;

/** A booking as its buyer, or with `home` null its seller, has it in a calendar. Nothing personal: addresses of feeds are passed on. */
export function eventOf(row: BookedRow, { locale, home }: { locale: string; home: string | null }): CalendarEvent {
  const title = inLocale(row.snapshot.title, locale, 'en');
  const people = row.resources.map(({ name }) => name).join(', ');
  return {
    uid: `${publicId('orderLine', row.line_id)}@tessera`,
    sequence: Math.max(0, Math.floor(((row.ended_at ?? row.created_at).getTime() - EPOCH_MS) / 1000)),
    start: row.starts_at,
    end: row.ends_at,
    summary: home ? `${title} · ${row.snapshot.seller}` : title,
    description: [people, `#${row.order_number}`, row.seats > 1 ? `× ${row.seats}` : ''].filter(Boolean).join('\n'),
    url: home ? pageOf(row, `${home}/${locale}`) : null,
    status: row.state in statuses ? statuses[row.state as keyof typeof statuses] : 'CONFIRMED',
  };
}

export const icsHeaders = (name: string): Record<string, string> => ({
  'content-type': 'text/calendar; charset=utf-8',
  'content-disposition': `attachment; filename="${name}"`,
  'cache-control': 'private, no-store',
});
