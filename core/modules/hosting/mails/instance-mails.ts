// Tells who bought an app by mail that it runs, that it ends soon, and that it was ended: one mail for each fact.
import { escapeHtml, frameMail, sendMail } from '#modules/notifications/index.ts';
import { openContact } from '#modules/orders/index.ts';
import { channelById, inLocale, siteOf } from '#modules/organizations/index.ts';
import { inTx, systemActor, type Tx } from '#platform/db/index.ts';
import { publicId, type Uuid } from '#platform/ids/index.ts';
import { defineJob } from '#platform/jobs/index.ts';
import { on } from '#platform/outbox/index.ts';
import { InstanceEnded, InstanceRunning } from '../hosting.events.ts';
import { type MailedRow, mailedInstance, warnDue } from '../instances.sql.ts';
import { labels, type Template, texts } from './texts.ts';

const dayText = (day: Date, locale: string): string =>
  new Intl.DateTimeFormat(`${locale}-u-ca-gregory-nu-latn`, { dateStyle: 'long', timeZone: 'UTC' }).format(day);

/** Subject, HTML and text. Pure. */
export function renderInstanceMail(mail: {
  template: Template;
  locale: string;
  shop: string;
  row: Pick<MailedRow, 'name' | 'address' | 'paid_until' | 'note'>;
  title: string;
  url: string;
}): { subject: string; html: string; text: string } {
  const locale = texts[mail.locale] ? mail.locale : 'en';
  const words = texts[locale]?.[mail.template];
  const label = labels[locale];
  if (!words || !label) throw new Error(`There is no text for ${mail.template}`);
  const { name, address, paid_until: until, note } = mail.row;
  // At once, so that a name that holds a placeholder stays as it is.
  const names: Record<string, string> = { name, shop: mail.shop };
  const fill = (text: string): string => text.replace(/\{(\w+)\}/g, (whole, key: string) => names[key] ?? whole);
  const rest =
    mail.template === 'app.stopped'
      ? [`${label.reason}: ${note ?? ''}`]
      : [`${label.address}: ${address ?? ''}`, ...(until ? [`${label.until}: ${dayText(until, locale)}`] : [])];
  const lines = [`${name} · ${mail.title}`, ...rest];
  const [title = '', ...below] = lines.map(escapeHtml);
  const html = `<tr><td style="padding:20px 0 0;font-size:16px;line-height:1.6"><b>${title}</b><br>${below.join('<br>')}</td></tr>`;
  const framed = frameMail({
    locale,
    shop: mail.shop,
    lead: fill(words.lead),
    middle: { html, text: lines },
    button: { label: label.open, url: mail.url },
    next: fill(words.next),
  });
  return { subject: fill(words.subject), ...framed };
}

async function tell(tx: Tx, of: { orgId: Uuid; id: Uuid }, template: Template, sourceKey: string): Promise<void> {
  const row = await tx.row(mailedInstance, [of.orgId, of.id]);
  if (!row) return;
  const { locale } = row;
  const channel = await channelById(row.channel_id);
  const site = `${siteOf(channel)}/${locale}`;
  const made = renderInstanceMail({
    template,
    locale,
    shop: inLocale(channel.name, locale, channel.default_locale),
    row,
    title: inLocale(row.title, locale, channel.default_locale),
    url: row.by_guest ? `${site}/orders/${publicId('order', row.order_id)}` : `${site}/account/apps`,
  });
  const { email: to } = openContact(row.order_org_id, row.contact);
  await sendMail(tx, { orgId: row.order_org_id, to, template, locale, ...made, sourceKey });
}

on([InstanceRunning], 'hosting.mail_running', (tx, { id, orgId, payload }) =>
  tell(tx, { orgId, id: payload.instanceId }, 'app.running', id),
);
on([InstanceEnded], 'hosting.mail_stopped', async (tx, { id, orgId, payload }) => {
  if (payload.how === 'stopped') await tell(tx, { orgId, id: payload.instanceId }, 'app.stopped', id);
});

const AHEAD_MS = 3 * 24 * 3_600_000;
const BITE = 100;

/** Says some days before that an app's time is over; of those that are paid for no longer than that, it was said when they began. */
export async function warnOfEnds(): Promise<void> {
  for (let more = true; more;) {
    more = await inTx(systemActor, async (tx) => {
      const due = await tx.rows(warnDue, [tx.now, new Date(tx.now.getTime() + AHEAD_MS), `${AHEAD_MS / 1000} seconds`, BITE]);
      for (const { org_id: orgId, id } of due) await tell(tx, { orgId, id }, 'app.ends_soon', `app ends ${id}`);
      return due.length > 0;
    });
  }
}

defineJob('hosting_warn_of_ends', warnOfEnds, { cron: '*/5 * * * *', maxAttempts: 1 });
