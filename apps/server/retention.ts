// What grows for ever is let go of here, once an hour, in small bites; each table's migration says how long it is kept.
import { inTx, statement, systemActor } from '#platform/db/index.ts';
import { defineJob } from '#platform/jobs/index.ts';

const bites = [
  statement(
    'retention.keys',
    `delete from idempotency_keys where ctid in (select ctid from idempotency_keys where expires_at < $1::timestamptz limit 5000)`,
  ),
  statement(
    'retention.sessions',
    `delete from sessions where ctid in (select ctid from sessions where expires_at < $1::timestamptz - interval '30 days' limit 5000)`,
  ),
  statement(
    'retention.events',
    `delete from outbox_events where ctid in (select e.ctid from outbox_events e where e.occurred_at < $1::timestamptz - interval '90 days'
        and not exists (select from outbox_deliveries d where d.event_id = e.id) limit 5000)`,
  ),
  statement(
    'retention.carts',
    `delete from carts where ctid in (select c.ctid from carts c where c.state = 'open' and c.expires_at < $1::timestamptz
        and not exists (select from orders o where o.org_id = c.org_id and o.cart_id = c.id) limit 5000)`,
  ),
  statement(
    'retention.provider_events',
    `delete from provider_events where ctid in (select ctid from provider_events where received_at < $1::timestamptz - interval '400 days' limit 5000)`,
  ),
];

defineJob(
  'retention',
  async () => {
    for (const bite of bites) await inTx(systemActor, async (tx) => tx.send(bite, [tx.now]));
  },
  { cron: '17 * * * *' },
);
