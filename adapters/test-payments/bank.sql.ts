// Statements of the test bank; only this adapter reads its tables.
import { statement } from '#platform/db/index.ts';

export interface ChargeRow {
  id: string;
  key: string;
  state: 'pending' | 'requires_action' | 'authorized' | 'declined' | 'voided';
  amount_minor: bigint;
  captured_minor: bigint;
  refunded_minor: bigint;
  currency: string;
  card: string;
  decline_code: string | null;
  return_url: string;
  created_at: Date;
  /** What the card may be charged with later; null unless the customer asked to keep it. */
  saved_token: string | null;
}

const columns =
  'id, key, state, amount_minor, captured_minor, refunded_minor, currency, card, decline_code, return_url, created_at, saved_token';

/** The same key again finds the charge that was made. */
export const addCharge = statement<ChargeRow & { fresh: boolean }>(
  'test_bank.add_charge',
  `with made as (
     insert into test_provider_charges (id, key, state, amount_minor, currency, card, decline_code, return_url, created_at, customer, saved_token)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (key) do nothing returning ${columns})
   select *, true as fresh from made
   union all select ${columns}, false from test_provider_charges where key = $2 and not exists (select from made)`,
);
export const chargeByKey = statement<ChargeRow>('test_bank.by_key', `select ${columns} from test_provider_charges where key = $1`);
export const chargeById = statement<ChargeRow>('test_bank.by_id', `select ${columns} from test_provider_charges where id = $1`);
/** A card on file, for whom it was kept and nobody else. */
export const cardOnFile = statement<{ card: string; created_at: Date }>(
  'test_bank.card_on_file',
  `select card, created_at from test_provider_charges
    where saved_token = $1 and customer = $2 and state in ('authorized', 'voided') and detached_at is null`,
);
export const detachCard = statement(
  'test_bank.detach',
  `update test_provider_charges set detached_at = $2 where saved_token = $1 and detached_at is null`,
);
export const decide = statement<ChargeRow>(
  'test_bank.decide',
  `update test_provider_charges set state = $2, decline_code = $3 where id = $1 and state in ('pending', 'requires_action') returning ${columns}`,
);
export const addOperation = statement<{ state: 'pending' | 'done'; fresh: boolean }>(
  'test_bank.add_operation',
  `with made as (
     insert into test_provider_operations (key, charge_id, type, amount_minor, state, created_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (key) do nothing returning state)
   select state, true as fresh from made
   union all select state, false from test_provider_operations where key = $1 and not exists (select from made)`,
);
export const finishOperation = statement<{ charge_id: string; type: string; amount_minor: bigint }>(
  'test_bank.finish_operation',
  `update test_provider_operations set state = 'done' where key = $1 and state = 'pending' returning charge_id, type, amount_minor`,
);
/** The bank's own rules: no more captured than authorized, no more refunded than captured. A void lets go of what is not captured. */
export const moveMoney = statement<{ id: string }>(
  'test_bank.move_money',
  `update test_provider_charges
      set captured_minor = captured_minor + case when $2 = 'capture' then $3::bigint else 0 end,
          refunded_minor = refunded_minor + case when $2 = 'refund' then $3::bigint else 0 end,
          state = case when $2 = 'void' and captured_minor = 0 then 'voided' else state end,
          amount_minor = case when $2 = 'void' and captured_minor > 0 then captured_minor else amount_minor end
    where id = $1 and state = 'authorized'
      and case when $2 = 'refund' then refunded_minor + $3 <= captured_minor else captured_minor + $3 <= amount_minor end
   returning id`,
);
