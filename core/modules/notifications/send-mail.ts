// Mail: written in the caller's transaction, once for each cause, and sent by a job.
import type { MailCarrier } from '#ports/mail.ts';
import { now } from '#platform/clock/index.ts';
import { config } from '#platform/config/index.ts';
import { inTx, systemActor, type Tx } from '#platform/db/index.ts';
import { failpoint } from '#platform/failpoint.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { defineJob, enqueue } from '#platform/jobs/index.ts';
import { blindIndex } from '#platform/vault/index.ts';
import { openMessage, sealMessage } from './message.sealed.ts';
import { addMessage, giveUpMessages, readMessage, settleMessage, unsentMessages } from './notifications.sql.ts';

let carrier: MailCarrier | undefined;

/** Hands over who carries mail; without one, messages stay where the development mailbox shows them. */
export function useMailCarrier(given: MailCarrier | undefined): void {
  carrier = given;
}

export interface NewMail {
  orgId: Uuid;
  to: string;
  template: string;
  locale: string;
  subject: string;
  html: string;
  text: string;
  /** What it tells of; each is told once. */
  sourceKey: string;
  /**
   * For one that holds a code or a link that lets somebody in: until when that is good. It is forgotten when it was handed to the carrier, and
   * not sent after that time.
   */
  secretUntil?: Date;
}

const send = defineJob<{ orgId: Uuid; id: Uuid }>('notifications.send', async ({ orgId, id }) => {
  const message = await inTx(systemActor, (tx) => tx.row(readMessage, [orgId, id]));
  if (message?.state !== 'queued') return;
  // The development mailbox has no carrier: there it is the only copy.
  const kept = carrier ? sealMessage(orgId, { to: '', subject: '', html: '', text: '' }) : { html: null, text: null };
  const settle = (error: string | null): Promise<void> =>
    inTx(systemActor, async (tx) => tx.send(settleMessage, [orgId, id, tx.now, kept.html, kept.text, error]));
  if (message.secret_until && message.secret_until <= now()) return settle('it came too late to be of use');
  failpoint('mail.before-send');
  await carrier?.send({ id, from: config().MAIL_FROM, ...openMessage(message) });
  failpoint('mail.sent');
  return settle(null);
});

/** Takes up mail whose job was given up while the carrier was away. */
defineJob(
  'sweep_mail',
  () =>
    inTx(systemActor, async (tx) => {
      const unsent = await tx.rows(unsentMessages, [tx.now]);
      for (const { org_id: orgId, id } of unsent) enqueue(tx, send, { orgId, id }, { key: `mail ${id}` });
      tx.send(giveUpMessages, [tx.now]);
    }),
  { cron: '29 * * * *' },
);

/** Queues a mail with the caller's commit; the same cause again changes nothing. */
export async function sendMail(tx: Tx, mail: NewMail): Promise<void> {
  const id = newId();
  const { orgId, to, template, locale, subject, html, text, sourceKey } = mail;
  const sealed = sealMessage(orgId, { to, subject, html, text });
  const added = await tx.row(addMessage, [
    orgId,
    id,
    sealed.to,
    template,
    locale,
    sealed.subject,
    sealed.html,
    sealed.text,
    sourceKey,
    tx.now,
    blindIndex('email', to),
    mail.secretUntil ?? null,
  ]);
  if (added) enqueue(tx, send, { orgId, id }, { key: `mail ${id}` });
}
