// Changes behind the shop's back, for tests of what its pages say then.
import pg from 'pg';
import { emailIndex } from '../../../tools/testing/sealed-people.ts';

/** Runs one statement as superuser. */
export async function sql(text: string, values: unknown[] = []): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.TESSERA_E2E_DATABASE_URL });
  await client.connect();
  try {
    await client.query(text, values);
  } finally {
    await client.end();
  }
}

/** Adds to the price of the offers of a SKU. */
export const raisePrice = (sku: string, byMinor: number): Promise<void> =>
  sql(
    `update offers o set price_minor = o.price_minor + $2, compare_at_minor = null
       from variants v where v.org_id = o.variant_org_id and v.id = o.variant_id and v.sku = $1`,
    [sku, byMinor],
  );

/** Leaves nothing of a SKU but what is reserved. */
export const sellOut = (sku: string): Promise<void> =>
  sql(
    `update stock_levels s set on_hand = s.reserved from offers o join variants v on v.org_id = o.variant_org_id and v.id = o.variant_id
      where o.org_id = s.org_id and o.id = s.offer_id and v.sku = $1`,
    [sku],
  );

/** An event that its handler gave up on; delivered again, it finds nothing to do. */
export const parkEvent = (eventId: string, error: string): Promise<void> =>
  sql(
    `with e as (
       insert into outbox_events (id, org_id, type, aggregate_type, aggregate_id, payload, actor, occurred_at)
       select $1::uuid, id, 'order.cancelled', 'order', $1::uuid, jsonb_build_object('orderId', $1::uuid), 'system', now() from organizations where slug = 'vestify'
       returning id, org_id, aggregate_id)
     insert into outbox_deliveries (event_id, org_id, handler, aggregate_id, state, attempts, available_at, last_error)
     select id, org_id, 'checkout.reopen', aggregate_id, 'parked', 10, now(), $2 from e`,
    [eventId, error],
  );

/** Lets a person's sign-in lie back; their access tokens still say otherwise until they are renewed. */
export const ageSignIn = (email: string, minutes: number): Promise<void> =>
  sql(
    `update sessions s set authenticated_at = authenticated_at - make_interval(mins => $2) from users u where u.id = s.user_id and u.email_index = $1`,
    [emailIndex(email, process.env.TESSERA_E2E_APP_SECRET), minutes],
  );
