// Statements of the privacy module.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';

/** Locks the person, so that nobody is forgotten in the moment in which a hold is set. */
export const lockPerson = statement<{ id: Uuid; email: string; proved: boolean }>(
  'privacy.lock_person',
  `select id, email, email_verified_at is not null as proved from users where id = $1 and status <> 'erased' for update`,
);
export const findPerson = statement<{ id: Uuid; email: string; proved: boolean }>(
  'privacy.person',
  `select id, email, email_verified_at is not null as proved from users where id = $1 and status <> 'erased'`,
);
export const formerEmails = statement<{ email_index: string; until: Date }>(
  'privacy.former_emails',
  `select email_index, until from former_emails where user_id = $1`,
);
export const ownsSomething = statement<{ org_id: Uuid }>(
  'privacy.owns',
  `select org_id from memberships where user_id = $1 and role = 'owner' limit 1`,
);

export interface ExportRow {
  id: Uuid;
  user_id: Uuid;
  shop_id: Uuid;
  site: string;
  locale: string;
  state: 'queued' | 'ready' | 'expired';
  archive_sealed: string | null;
  requested_at: Date;
  expires_at: Date | null;
}

const exportColumns = 'id, user_id, shop_id, site, locale, state, requested_at, expires_at';
/** Nothing while another one is being made. */
export const addExport = statement<ExportRow>(
  'privacy.add_export',
  `insert into privacy_exports (id, user_id, shop_id, site, locale, requested_at) values ($1, $2, $3, $4, $5, $6)
   on conflict (user_id) where state = 'queued' do nothing returning ${exportColumns}, null as archive_sealed`,
);
export const exportsOf = statement<ExportRow>(
  'privacy.exports',
  `select ${exportColumns}, null as archive_sealed from privacy_exports where user_id = $1 order by requested_at desc limit 20`,
);
export const findExport = statement<ExportRow>(
  'privacy.export',
  `select ${exportColumns}, archive_sealed from privacy_exports where id = $1`,
);
export const exportReady = statement<{ id: Uuid }>(
  'privacy.export_ready',
  `update privacy_exports set state = 'ready', archive_sealed = $2, ready_at = $3, expires_at = $4 where id = $1 and state = 'queued' returning id`,
);
export const queuedExports = statement<{ id: Uuid }>(
  'privacy.queued_exports',
  `select id from privacy_exports where state = 'queued' and requested_at < $1::timestamptz - interval '10 minutes' limit 100`,
);
export const expireExports = statement(
  'privacy.expire_exports',
  `update privacy_exports set state = 'expired', archive_sealed = null where state = 'ready' and expires_at <= $1`,
);
export const dropExports = statement(
  'privacy.drop_exports',
  `delete from privacy_exports where requested_at < $1::timestamptz - interval '400 days'`,
);
export const expireExportsOf = statement(
  'privacy.expire_exports_of',
  `update privacy_exports set state = 'expired', archive_sealed = null where user_id = $1`,
);

export interface ErasureRow {
  id: Uuid;
  user_id: Uuid;
  shop_id: Uuid;
  site: string;
  locale: string;
  state: 'waiting' | 'cancelled' | 'done';
  requested_at: Date;
  due_at: Date;
}

const erasureColumns = 'id, user_id, shop_id, site, locale, state, requested_at, due_at';
/** Nothing while another one waits. */
export const addErasure = statement<ErasureRow>(
  'privacy.add_erasure',
  `insert into privacy_erasures (id, user_id, shop_id, site, locale, requested_at, due_at) values ($1, $2, $3, $4, $5, $6, $7)
   on conflict (user_id) where state = 'waiting' do nothing returning ${erasureColumns}`,
);
export const lastErasure = statement<ErasureRow>(
  'privacy.last_erasure',
  `select ${erasureColumns} from privacy_erasures where user_id = $1 order by requested_at desc limit 1`,
);
export const cancelErasure = statement<{ id: Uuid }>(
  'privacy.cancel_erasure',
  `update privacy_erasures set state = 'cancelled', ended_at = $2 where user_id = $1 and state = 'waiting' returning id`,
);
export const dueErasures = statement<{ id: Uuid }>(
  'privacy.due_erasures',
  `select id from privacy_erasures where state = 'waiting' and due_at <= $1 order by due_at limit 200`,
);
export const lockDueErasure = statement<ErasureRow>(
  'privacy.lock_erasure',
  `select ${erasureColumns} from privacy_erasures where id = $1 and state = 'waiting' and due_at <= $2 for update`,
);
export const endErasure = statement(
  'privacy.end_erasure',
  `update privacy_erasures set state = 'done', ended_at = $2, report = $3 where id = $1`,
);

export interface HoldRow {
  org_id: Uuid;
  id: Uuid;
  /** Null where the buyer has no account. */
  user_id: Uuid | null;
  name: string | null;
  order_id: Uuid | null;
  number: bigint | null;
  /** Of the order, as it is sealed; null when nobody is known of it any more. */
  contact: unknown;
  reason_sealed: string;
  set_by: string | null;
  set_at: Date;
  lifted_at: Date | null;
}

const holds = `select h.org_id, h.id, h.user_id, u.name, h.order_id, o.number, case when o.email_index is not null then o.contact end as contact,
         h.reason_sealed, s.name as set_by, h.set_at, h.lifted_at
    from legal_holds h left join users u on u.id = h.user_id left join users s on s.id = h.set_by
    left join orders o on o.org_id = h.org_id and o.id = h.order_id`;
export const holdsOf = statement<HoldRow>('privacy.holds', `${holds} where h.org_id = $1 order by h.set_at desc limit 500`);
export const findHold = statement<HoldRow>('privacy.hold', `${holds} where h.org_id = $1 and h.id = $2`);
/** Nothing while another one stands on the same account, address or phone. */
export const addHold = statement<{ id: Uuid }>(
  'privacy.add_hold',
  `insert into legal_holds (org_id, id, order_id, user_id, email_index, phone_index, reason_sealed, set_by, set_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing returning id`,
);
export const liftHold = statement<{ user_id: Uuid | null; order_id: Uuid | null }>(
  'privacy.lift_hold',
  `update legal_holds set lifted_at = $3, lifted_by = $4 where org_id = $1 and id = $2 and lifted_at is null returning user_id, order_id`,
);

/** What is asked of each address in turn, one at a time: to be held, and to be forgotten. */
export const lockAddresses = statement(
  'privacy.lock_addresses',
  `select pg_advisory_xact_lock(hashtext('tessera.legal_holds'), key)
     from (select distinct hashtext(index) as key from unnest($1::text[]) as index order by key) keys`,
);
export const lockAccountsAt = statement('privacy.lock_accounts_at', `select id from users where email_index = $1 for update`);

/**
 * A hold `h` on a person: on the account ($1), on an address of theirs ($2, $3), or by an order that is theirs, also one they ordered as a guest
 * and took into the account; of one shop ($4), or all.
 */
const onPerson = `($4::uuid is null or h.org_id = $4) and (
      h.user_id = $1
      or exists (select from unnest($2::text[], $3::timestamptz[]) as a(index, until) join orders o on o.org_id = h.org_id and o.id = h.order_id
                  where a.index = h.email_index and (a.until is null or o.placed_at < a.until))
      or exists (select from orders o where o.org_id = h.org_id and o.id = h.order_id and o.buyer_user = $1))`;
export const standingHold = statement<{ id: Uuid }>(
  'privacy.standing_hold',
  `select h.id from legal_holds h where h.lifted_at is null and ${onPerson} limit 1`,
);
export const holdsOn = statement<{ org_id: Uuid; id: Uuid; shop: string; set_at: Date; lifted_at: Date | null }>(
  'privacy.holds_on',
  `select h.org_id, h.id, g.name as shop, h.set_at, h.lifted_at from legal_holds h join organizations g on g.id = h.org_id
    where ${onPerson} order by h.set_at`,
);
/** Takes out of a hold that was lifted what tells of its person. */
export const clearHold = statement(
  'privacy.clear_hold',
  `update legal_holds set reason_sealed = $3, email_index = null, phone_index = null where org_id = $1 and id = $2 and lifted_at is not null`,
);
/** Lifted holds on guests whose order is anonymous by now. */
export const namelessHolds = statement<{ org_id: Uuid; id: Uuid }>(
  'privacy.nameless_holds',
  `select h.org_id, h.id from legal_holds h join orders o on o.org_id = h.org_id and o.id = h.order_id
    where h.lifted_at is not null and num_nonnulls(h.email_index, h.phone_index) > 0 and o.email_index is null and o.phone_index is null limit 500`,
);

export interface BuyerRow {
  buyer_user: Uuid | null;
  email_index: string | null;
  phone_index: string | null;
}

const buyer = `select buyer_user, email_index, phone_index from orders where org_id = $1 and id = $2`;
export const buyerOfOrder = statement<BuyerRow>('privacy.buyer_of_order', buyer);
export const lockBuyerOfOrder = statement<BuyerRow>('privacy.lock_buyer_of_order', `${buyer} for update`);

/**
 * A hold of a shop on what it has under an address, whoever it was set on: the address, an order that names it, or an account that has it, had it,
 * or ordered with it. Nobody gets around a hold on an account by asking as a guest.
 */
const heldUnder = (org: string, index: string): string => `exists (
    select from legal_holds h left join orders o on o.org_id = h.org_id and o.id = h.order_id
     where h.org_id = ${org} and h.lifted_at is null
       and (${index} in (h.email_index, o.email_index)
            or h.user_id in (select id from users where email_index = ${index} union all select user_id from former_emails where email_index = ${index}
                             union all select buyer_user from orders where org_id = ${org} and email_index = ${index})))`;
export const heldInShop = statement<{ held: boolean }>('privacy.held_in_shop', `select ${heldUnder('$1', '$2')} as held`);

export interface GuestErasureRow {
  org_id: Uuid;
  id: Uuid;
  email_sealed: string;
}

export const addGuestErasure = statement(
  'privacy.add_guest_erasure',
  `insert into guest_erasures (org_id, id, email_index, email_sealed, asked_at) values ($1, $2, $3, $4, $5)
   on conflict (org_id, email_index) do nothing`,
);
export const freeGuestErasures = statement<GuestErasureRow>(
  'privacy.free_guest_erasures',
  `select w.org_id, w.id, w.email_sealed from guest_erasures w where not ${heldUnder('w.org_id', 'w.email_index')} order by w.asked_at limit 200`,
);
export const dropGuestErasure = statement(
  'privacy.drop_guest_erasure',
  `delete from guest_erasures where org_id = $1 and email_index = $2`,
);

export interface ConsentRow {
  purpose: string;
  version: string;
  given: boolean;
  at: Date;
}

/** Nothing where it is what was said last, by the person ($3) or as the guest they are, too ($10). */
export const addConsent = statement<{ at: Date }>(
  'privacy.add_consent',
  `insert into consents (org_id, id, user_id, guest, purpose, version, given, ip_sealed, at)
   select $1, $2, $3, $4, $5, $6, $7, $8, $9
    where not exists (
      select from (select version, given from consents where org_id = $1 and purpose = $5 and (user_id = $3 or guest = $10)
                    order by at desc, id desc limit 1) last where last.version = $6 and last.given = $7)
   returning at`,
);
/** The last word on each purpose. */
export const consentsNow = statement<ConsentRow>(
  'privacy.consents_now',
  `select distinct on (purpose) purpose, version, given, at from consents
    where org_id = $1 and (user_id = $2 or guest = $3) order by purpose, at desc, id desc`,
);
export const consentsOfPerson = statement<ConsentRow & { org_id: Uuid; id: Uuid; shop: string; ip_sealed: string | null }>(
  'privacy.consents_of_person',
  `select c.org_id, c.id, o.name as shop, c.purpose, c.version, c.given, c.at, c.ip_sealed from consents c join organizations o on o.id = c.org_id
    where c.user_id = $1 order by c.at`,
);
export const clearConsentAddresses = statement<{ cleared: number }>(
  'privacy.clear_consents',
  `with cleared as (update consents set ip_sealed = null where user_id = $1 and ip_sealed is not null returning 1)
   select count(*)::int as cleared from cleared`,
);
export const clearOldAddresses = statement(
  'privacy.clear_old_consents',
  `update consents set ip_sealed = null where at < $1 and ip_sealed is not null`,
);

export const organizationName = statement<{ name: string }>('privacy.shop', `select name from organizations where id = $1`);
