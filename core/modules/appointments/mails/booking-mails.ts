// Tells who booked, or waits, by mail what happened to their time: one mail for each fact.
import { BookingConfirmed, BookingEnded, BookingMoved, WaitTold } from '#modules/booking/index.ts';
import { verifiedEmailOf } from '#modules/identity/index.ts';
import { sendMail } from '#modules/notifications/index.ts';
import { openContact } from '#modules/orders/index.ts';
import { type Channel, channelById, channelOf, inLocale, siteOf } from '#modules/organizations/index.ts';
import { inTx, systemActor, type Tx } from '#platform/db/index.ts';
import { defineJob } from '#platform/jobs/index.ts';
import { on } from '#platform/outbox/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { mailedBooking, mailedWait, toRemind } from '../appointments.sql.ts';
import { calendarLink } from '../calendar-link.ts';
import { pageOf } from '../icalendar.ts';
import { renderBookingMail } from './render.ts';
import type { Template } from './texts.ts';

const nameOf = (channel: Channel, locale: string): string => inLocale(channel.name, locale, channel.default_locale);

async function tell(tx: Tx, booking: { orgId: Uuid; id: Uuid }, template: Template, sourceKey: string): Promise<void> {
  const row = await tx.row(mailedBooking, [booking.orgId, booking.id]);
  if (!row) return;
  // Of an order that is called off as a whole its own mail tells, and what was never paid for was no booking.
  if (template === 'booking.called_off' && (row.order_status === 'cancelled' || row.order_status === 'pending')) return;
  const { locale } = row;
  const channel = await channelById(row.channel_id);
  const made = renderBookingMail({
    template,
    locale,
    shop: nameOf(channel, locale),
    title: inLocale(row.snapshot.title, locale, channel.default_locale),
    start: row.starts_at,
    zone: row.zone,
    people: row.resources
      .filter(({ kind }) => kind === 'staff')
      .map(({ name }) => name)
      .join(', '),
    url: pageOf(row, `${siteOf(channel)}/${locale}`),
    calendarUrl: template === 'booking.called_off' ? null : calendarLink({ seller: row.org_id, id: row.id }, siteOf(channel)),
  });
  const { email: to } = openContact(row.order_org_id, row.contact);
  await sendMail(tx, { orgId: row.order_org_id, to, template, locale, ...made, sourceKey });
}

on([BookingConfirmed], 'appointments.mail_booked', (tx, { id, orgId, payload }) =>
  tell(tx, { orgId, id: payload.bookingId }, 'booking.booked', id),
);
on([BookingMoved], 'appointments.mail_moved', (tx, { id, orgId, payload }) =>
  tell(tx, { orgId, id: payload.bookingId }, 'booking.moved', id),
);
on([BookingEnded], 'appointments.mail_called_off', async (tx, { id, orgId, payload }) => {
  if (payload.how === 'released') await tell(tx, { orgId, id: payload.bookingId }, 'booking.called_off', id);
});

/** Guests who wait see it in the shop: of them no address is known. */
on([WaitTold], 'appointments.mail_time_free', async (tx, { id, orgId, payload }) => {
  const row = await tx.row(mailedWait, [orgId, payload.waitId]);
  const channel = row && (await channelOf(row.shop_org_id));
  const to = row?.user_id ? await verifiedEmailOf(tx, row.user_id) : null;
  if (!row || !channel || !to) return;
  const locale = channel.default_locale;
  const made = renderBookingMail({
    template: 'booking.time_free',
    locale,
    shop: nameOf(channel, locale),
    title: inLocale(row.title, locale, channel.default_locale),
    start: row.starts_at,
    zone: row.zone,
    people: '',
    url: `${siteOf(channel)}/${locale}/p/${row.slug}`,
    calendarUrl: null,
  });
  await sendMail(tx, { orgId: row.shop_org_id, to, template: 'booking.time_free', locale, ...made, sourceKey: id });
});

const AHEAD_MS = 24 * 3_600_000;

/** Reminds of what begins within a day, unless it was booked within that day. */
export async function remind(): Promise<void> {
  for (let more = true; more;) {
    more = await inTx(systemActor, async (tx) => {
      const due = await tx.rows(toRemind, [tx.now, new Date(tx.now.getTime() + AHEAD_MS), `${AHEAD_MS / 1000} seconds`]);
      for (const { org_id: orgId, id } of due) await tell(tx, { orgId, id }, 'booking.reminder', `reminder ${id}`);
      return due.length > 0;
    });
  }
}

defineJob('booking_reminders', remind, { cron: '*/5 * * * *', maxAttempts: 1 });
