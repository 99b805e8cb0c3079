// Statements of the payments module.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';

export type IntentState = 'created' | 'processing' | 'needs_action' | 'authorized' | 'declined' | 'voided' | 'expired';

export interface IntentRow {
  org_id: Uuid;
  id: Uuid;
  order_id: Uuid;
  provider: string;
  state: IntentState;
  currency: string;
  amount_minor: bigint;
  authorized_minor: bigint;
  captured_minor: bigint;
  refunded_minor: bigint;
  token: string | null;
  provider_ref: string | null;
  instrument: string | null;
  decline_code: string | null;
  next_action: { type: 'redirect'; url: string } | null;
  return_url: string;
  /** Pays with this one instead of a typed card; a reference that outlives the method. */
  saved_method_id: Uuid | null;
  /** Who asked that the card be saved; null once that is done with. */
  save_asked_by: Uuid | null;
  attempts: number;
  created_at: Date;
}

export const addIntent = statement(
  'payments.add_intent',
  `insert into payment_intents (org_id, id, order_id, provider, state, currency, amount_minor, token, return_url, leased_until, next_check_at, created_at,
     saved_method_id, save_asked_by)
   values ($1, $2, $3, $4, 'created', $5, $6, $7, $8, $9, $9, $10, $11, $12)`,
);

export const lockIntent = statement<IntentRow>(
  'payments.lock_intent',
  `select org_id, id, order_id, provider, state, currency, amount_minor, authorized_minor, captured_minor, refunded_minor, token, provider_ref,
          instrument, decline_code, next_action, return_url, saved_method_id, save_asked_by, attempts, created_at
     from payment_intents where org_id = $1 and id = $2 for update`,
);

export const readIntent = statement<IntentRow>(
  'payments.intent',
  `select org_id, id, order_id, provider, state, currency, amount_minor, authorized_minor, captured_minor, refunded_minor, token, provider_ref,
          instrument, decline_code, next_action, return_url, saved_method_id, save_asked_by, attempts, created_at
     from payment_intents where org_id = $1 and id = $2`,
);

/** The latest intent of an order. */
export const intentOfOrder = statement<IntentRow>(
  'payments.intent_of_order',
  `select org_id, id, order_id, provider, state, currency, amount_minor, authorized_minor, captured_minor, refunded_minor, token, provider_ref,
          instrument, decline_code, next_action, return_url, saved_method_id, save_asked_by, attempts, created_at
     from payment_intents where org_id = $1 and order_id = $2 order by created_at desc limit 1`,
);

export const recordAttempt = statement(
  'payments.record_attempt',
  `update payment_intents
      set state = $3, authorized_minor = $4, provider_ref = coalesce($5, provider_ref), instrument = coalesce($6, instrument), decline_code = $7,
          next_action = $8, next_check_at = $9, token = case when $3 in ('processing') then token end, leased_until = null
    where org_id = $1 and id = $2`,
);

export const endIntent = statement(
  'payments.end_intent',
  `update payment_intents set state = $3, next_action = null, token = null
    where org_id = $1 and order_id = $2 and state in ('created', 'processing', 'needs_action')`,
);

/** Intents whose outcome nobody has learned in time; leased so that one process asks. After seven days nobody asks any more. */
export const claimDueIntents = statement<IntentRow>(
  'payments.claim_due',
  `with due as materialized (
     select org_id, id from payment_intents
      where state in ('created', 'processing', 'needs_action', 'expired') and next_check_at <= $1 and (leased_until is null or leased_until <= $1)
      order by next_check_at limit $2 for update skip locked)
   update payment_intents i set leased_until = $3, attempts = i.attempts + 1,
          next_check_at = case when i.created_at > $1::timestamptz - interval '7 days'
                               then $1::timestamptz + least(3600, 5 * 2 ^ least(i.attempts, 10)) * interval '1 second' end
     from due where i.org_id = due.org_id and i.id = due.id
   returning i.org_id, i.id, i.order_id, i.provider, i.state, i.currency, i.amount_minor, i.authorized_minor, i.captured_minor, i.refunded_minor,
             i.token, i.provider_ref, i.instrument, i.decline_code, i.next_action, i.return_url, i.saved_method_id, i.save_asked_by, i.attempts, i.created_at`,
);

export interface OperationRow {
  org_id: Uuid;
  id: Uuid;
  seq: bigint;
  intent_id: Uuid;
  type: 'capture' | 'void' | 'refund';
  state: 'requested' | 'pending' | 'done' | 'failed';
  amount_minor: bigint;
  source_key: string;
  reason: string | null;
  created_at: Date;
}

export const addOperation = statement<{ id: Uuid }>(
  'payments.add_operation',
  `insert into payment_operations (org_id, id, intent_id, type, state, amount_minor, source_key, reason, created_at)
   values ($1, $2, $3, $4, 'requested', $5, $6, $7, $8)
   on conflict (org_id, intent_id, type, source_key) do nothing returning id`,
);

export const readOperation = statement<OperationRow>(
  'payments.operation',
  `select org_id, id, seq, intent_id, type, state, amount_minor, source_key, reason, created_at from payment_operations where org_id = $1 and id = $2`,
);

export const lockOperation = statement<OperationRow>(
  'payments.lock_operation',
  `select org_id, id, seq, intent_id, type, state, amount_minor, source_key, reason, created_at from payment_operations where org_id = $1 and id = $2 for update`,
);

/** What was asked for on a payment, for those who decide what more to ask for; they hold the order's lock. */
export const operationsOf = statement<Pick<OperationRow, 'type' | 'state' | 'amount_minor' | 'source_key'>>(
  'payments.operations_of',
  `select type, state, amount_minor, source_key from payment_operations where org_id = $1 and intent_id = $2 order by seq`,
);

/** Operations that are open for long: their job was given up, or a provider's word was lost. */
export const staleOperations = statement<{ org_id: Uuid; id: Uuid }>(
  'payments.stale_operations',
  `select org_id, id from payment_operations where state in ('requested', 'pending') and created_at <= $1 order by created_at limit $2`,
);

export const finishOperation = statement(
  'payments.finish_operation',
  `update payment_operations set state = $3, provider_ref = coalesce($4, provider_ref), error = $5, done_at = case when $3 = 'done' then $6::timestamptz end
    where org_id = $1 and id = $2`,
);

/** Operations before this one on the same payment that are not done: captures come before refunds. */
export const openBefore = statement<{ open: number }>(
  'payments.open_before',
  `select count(*)::int as open from payment_operations where org_id = $1 and intent_id = $2 and seq < $3 and state in ('requested', 'pending')`,
);

/** The operation that waits behind this one. */
export const nextRequested = statement<{ id: Uuid }>(
  'payments.next_requested',
  `select id from payment_operations where org_id = $1 and intent_id = $2 and seq > $3 and state = 'requested' order by seq limit 1`,
);

/** A void after captures lets go of the rest; what was captured stays. */
export const addToTotals = statement(
  'payments.add_to_totals',
  `update payment_intents
      set captured_minor = captured_minor + case when $3 = 'capture' then $4::bigint else 0 end,
          refunded_minor = refunded_minor + case when $3 = 'refund' then $4::bigint else 0 end,
          state = case when $3 = 'void' and captured_minor = 0 then 'voided' else state end
    where org_id = $1 and id = $2`,
);

export const storeEvent = statement<{ event_id: string }>(
  'payments.store_event',
  `insert into provider_events (provider, event_id, received_at, body) values ($1, $2, $3, $4) on conflict do nothing`,
);

export const lockEvent = statement<{ event_id: string; processed_at: Date | null }>(
  'payments.lock_event',
  `select event_id, processed_at from provider_events where provider = $1 and event_id = $2 for update`,
);

export const markEvent = statement(
  'payments.mark_event',
  `update provider_events set processed_at = $3, error = $4 where provider = $1 and event_id = $2`,
);

/** Finds ours by the key we gave the provider. */
export const intentById = statement<{ org_id: Uuid; id: Uuid; order_id: Uuid; amount_minor: bigint; currency: string }>(
  'payments.intent_by_id',
  `select org_id, id, order_id, amount_minor, currency from payment_intents where id = $1`,
);
export const operationById = statement<{ org_id: Uuid; id: Uuid }>(
  'payments.operation_by_id',
  `select org_id, id from payment_operations where id = $1`,
);
