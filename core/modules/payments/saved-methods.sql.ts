// Statements about the payment methods that buyers keep with a shop.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';

export interface SavedMethodRow {
  org_id: Uuid;
  id: Uuid;
  user_id: Uuid;
  provider: string;
  token_sealed: string;
  brand: string;
  last4: string;
  expiry_month: number;
  expiry_year: number;
  decline_code: string | null;
  created_at: Date;
}

const columns = 'org_id, id, user_id, provider, token_sealed, brand, last4, expiry_month, expiry_year, decline_code, created_at';

/** The default first. */
export const savedMethodsOf = statement<SavedMethodRow>(
  'payments.saved_methods',
  `select ${columns} from saved_methods where org_id = $1 and user_id = $2 and removed_at is null
    order by preferred_at desc nulls last, created_at, id`,
);
export const savedMethod = statement<SavedMethodRow>(
  'payments.saved_method',
  `select ${columns} from saved_methods where org_id = $1 and user_id = $2 and id = $3 and removed_at is null`,
);
export const countSavedMethods = statement<{ count: number }>(
  'payments.count_saved_methods',
  `select count(*)::int as count from saved_methods where org_id = $1 and user_id = $2 and removed_at is null`,
);
/** What an attempt is to be paid with, if it is still kept. */
export const savedMethodById = statement<SavedMethodRow>(
  'payments.saved_method_by_id',
  `select ${columns} from saved_methods where org_id = $1 and id = $2 and removed_at is null`,
);
export const savedMethodOfCard = statement<SavedMethodRow>(
  'payments.saved_method_of_card',
  `select ${columns} from saved_methods where org_id = $1 and user_id = $2 and provider = $3 and fingerprint = $4 and removed_at is null`,
);
export const addSavedMethod = statement(
  'payments.add_saved_method',
  `insert into saved_methods (org_id, id, user_id, provider, fingerprint, token_sealed, brand, last4, expiry_month, expiry_year, created_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
);
export const renewSavedMethod = statement(
  'payments.renew_saved_method',
  `update saved_methods set token_sealed = $3, brand = $4, last4 = $5, expiry_month = $6, expiry_year = $7, decline_code = null
    where org_id = $1 and id = $2`,
);
/** A token that another took the place of, on its way to be let go of. */
export const addReleased = statement(
  'payments.add_released_token',
  `insert into saved_methods (org_id, id, user_id, provider, fingerprint, token_sealed, brand, last4, expiry_month, expiry_year, created_at, removed_at)
   values ($1, $2, $3, $4, '', $5, '', '', 1, 2000, $6, $6)`,
);
export const preferSavedMethod = statement<{ id: Uuid }>(
  'payments.prefer_saved_method',
  `update saved_methods set preferred_at = $4 where org_id = $1 and user_id = $2 and id = $3 and removed_at is null returning id`,
);

/** What is left is the token, until the provider has let go of it. */
const blank = `fingerprint = '', brand = '', last4 = '', expiry_month = 1, expiry_year = 2000, preferred_at = null, decline_code = null`;
export const removeSavedMethod = statement<{ id: Uuid }>(
  'payments.remove_saved_method',
  `update saved_methods set removed_at = $4, ${blank} where org_id = $1 and user_id = $2 and id = $3 and removed_at is null returning id`,
);
export const removeAllOfPerson = statement<{ org_id: Uuid; id: Uuid }>(
  'payments.remove_saved_methods_of_person',
  `update saved_methods set removed_at = $2, ${blank} where user_id = $1 and removed_at is null returning org_id, id`,
);
export const savedMethodsOfPerson = statement<SavedMethodRow & { shop: string }>(
  'payments.saved_methods_of_person',
  `select ${columns
    .split(', ')
    .map((each) => `m.${each}`)
    .join(', ')}, g.name as shop
     from saved_methods m join organizations g on g.id = m.org_id where m.user_id = $1 and m.removed_at is null order by m.created_at`,
);

export const removedMethod = statement<SavedMethodRow>(
  'payments.removed_method',
  `select ${columns} from saved_methods where org_id = $1 and id = $2 and removed_at is not null`,
);
export const dropRemoved = statement(
  'payments.drop_removed_method',
  `delete from saved_methods where org_id = $1 and id = $2 and removed_at is not null`,
);
/** Those whose job was given up, the longest waiting last: one that can't be detached keeps nobody waiting. */
export const staleRemoved = statement<{ org_id: Uuid; id: Uuid }>(
  'payments.stale_removed_methods',
  `select org_id, id from saved_methods where removed_at <= $1 order by removed_at desc limit $2`,
);

export const noteSavedOutcome = statement(
  'payments.note_saved_outcome',
  `update saved_methods set decline_code = $3 where org_id = $1 and id = $2 and removed_at is null and decline_code is distinct from $3`,
);
/** The wish to save is fulfilled, or can't be. */
export const forgetWish = statement(
  'payments.forget_wish_to_save',
  `update payment_intents set save_asked_by = null where org_id = $1 and id = $2`,
);
export const forgetWishesOf = statement(
  'payments.forget_wishes_to_save',
  `update payment_intents set save_asked_by = null where save_asked_by = $1`,
);
