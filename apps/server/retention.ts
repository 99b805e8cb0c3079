// What grows for ever is let go of here, once an hour, in small bites; each table's migration says how long it is kept.
import { inTx, type Statement, statement, systemActor } from '#platform/db/index.ts';
import { defineJob } from '#platform/jobs/index.ts';
import { log } from '#platform/log/index.ts';
import { heldAt } from '#platform/privacy.ts';

const BITE = 5_000;
/** A table that has more to let go of than fits in this time goes on in the next hour. */
const LONGEST_MS = 60_000;

/** Rows of a table in reach of `$1` (now), at most `$2` of them; answers how many went. */
const bite = (name: string, table: string, condition: string): Statement<{ gone: number }> =>
  statement(
    `retention.${name}`,
    `with gone as (delete from ${table} where ctid in (select t.ctid from ${table} t where ${condition} limit $2) returning 1)
     select count(*)::int as gone from gone`,
  );

/** A legal hold keeps what is of its person. */
const held = (index: string): string => heldAt('t.org_id', index);

const bites = [
  bite('keys', 'idempotency_keys', `t.expires_at < $1::timestamptz`),
  bite('sessions', 'sessions', `t.expires_at < $1::timestamptz - interval '30 days'`),
  bite('challenges', 'account_challenges', `t.expires_at < $1::timestamptz - interval '1 day'`),
  bite('refresh_tokens', 'refresh_tokens', `t.expires_at < $1::timestamptz`),
  bite('denials', 'denials', `t.issued_until < $1::timestamptz - interval '20 minutes'`),
  bite(
    'events',
    'outbox_events',
    `t.occurred_at < $1::timestamptz - interval '90 days' and not exists (select from outbox_deliveries d where d.event_id = t.id)`,
  ),
  bite(
    'carts',
    'carts',
    `t.state = 'open' and t.expires_at < $1::timestamptz and not exists (select from orders o where o.org_id = t.org_id and o.cart_id = t.id)`,
  ),
  bite('course_files', 'course_files', `t.state = 'receiving' and t.created_at < $1::timestamptz - interval '1 day'`),
  bite(
    'course_renditions',
    'course_renditions',
    `exists (select from enrollments e where e.org_id = t.org_id and e.id = t.enrollment_id and e.ended_at < $1::timestamptz)`,
  ),
  bite(
    'course_devices',
    'enrollment_devices',
    `exists (select from enrollments e where e.org_id = t.org_id and e.id = t.enrollment_id and e.ended_at < $1::timestamptz - interval '30 days')`,
  ),
  bite('booking_claims', 'booking_claims', `t.blocked_until < $1::timestamptz - interval '90 days'`),
  bite('booking_waits', 'booking_waits', `t.starts_at < $1::timestamptz - interval '30 days'`),
  bite('saved_methods', 'saved_methods', `t.removed_at < $1::timestamptz - interval '30 days'`),
  bite(
    'promotion_uses',
    'promotion_uses',
    `t.state in ('released', 'expired') and t.ended_at < $1::timestamptz - interval '30 days' and not ${held('t.email_index')}`,
  ),
  bite(
    'promotion_uses_of_ended',
    'promotion_uses',
    `exists (select from promotions p where p.org_id = t.org_id and p.id = t.promotion_id and p.ends_at < $1::timestamptz - interval '400 days')
       and not ${held('t.email_index')}`,
  ),
  // What a price was before the window in which the reduction of now is measured.
  bite(
    'price_history',
    'price_history',
    `t.since < $1::timestamptz - interval '60 days'
       and exists (select from price_history n
                    where n.org_id = t.org_id and n.offer_id = t.offer_id and n.currency = t.currency and n.since > t.since
                      and n.since < least($1::timestamptz - interval '60 days',
                            (select max(l.since) from price_history l
                              where l.org_id = t.org_id and l.offer_id = t.offer_id and l.currency = t.currency) - interval '30 days'))`,
  ),
  bite(
    'customer_purchases',
    'customer_purchases',
    `(t.created_at < $1::timestamptz - interval '400 days' or t.ended_at < $1::timestamptz - interval '30 days') and not ${held('t.email_index')}`,
  ),
  bite('messages', 'messages', `t.created_at < $1::timestamptz - interval '400 days' and not ${held('t.to_index')}`),
  // Whoever ordered is who agreed: theirs prove something. All others' words are of nobody any more.
  bite(
    'guest_consents',
    'consents',
    `t.guest is not null and t.at < $1::timestamptz - interval '400 days'
       and not exists (select from orders o where o.org_id = t.org_id and o.buyer_guest = t.guest)`,
  ),
  bite('saved_views', 'saved_views', `t.removed_at < $1::timestamptz - interval '30 days'`),
  bite('bulk_edits', 'bulk_edits', `t.created_at < $1::timestamptz - interval '90 days'`),
  // Their lines go with them.
  bite('catalog_runs', 'catalog_runs', `t.ended_at < $1::timestamptz - interval '90 days'`),
  bite('invitations', 'invitations', `t.expires_at < $1::timestamptz - interval '90 days'`),
  bite('provider_events', 'provider_events', `t.received_at < $1::timestamptz - interval '400 days'`),
];

/** Takes bites of every table until there is no more to let go of. @throws Error that names the bites that failed, when all had their turn */
export async function letGo(): Promise<void> {
  const failed: string[] = [];
  for (const each of bites) {
    try {
      await biteAll(each);
    } catch (error) {
      log.error({ err: error, bite: each.name }, 'rows not let go of');
      failed.push(each.name);
    }
  }
  if (failed.length > 0) throw new Error(`These failed: ${failed.join(', ')}`);
}

async function biteAll(each: Statement<{ gone: number }>): Promise<void> {
  const end = Date.now() + LONGEST_MS;
  for (let full = true; full && Date.now() < end;) {
    const row = await inTx(systemActor, (tx) => tx.row(each, [tx.now, BITE]));
    full = row?.gone === BITE;
  }
}

defineJob('retention', letGo, { cron: '17 * * * *' });
