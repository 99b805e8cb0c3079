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
  user_id: Uuid;
  name: string;
  reason_sealed: string;
  set_by: string | null;
  set_at: Date;
  lifted_at: Date | null;
}

const holds = `select h.org_id, h.id, h.user_id, u.name, h.reason_sealed, s.name as set_by, h.set_at, h.lifted_at
  from legal_holds h join users u on u.id = h.user_id left join users s on s.id = h.set_by`;
export const holdsOf = statement<HoldRow>('privacy.holds', `${holds} where h.org_id = $1 order by h.set_at desc limit 500`);
export const findHold = statement<HoldRow>('privacy.hold', `${holds} where h.org_id = $1 and h.id = $2`);
export const addHold = statement<{ id: Uuid }>(
  'privacy.add_hold',
  `insert into legal_holds (org_id, id, user_id, reason_sealed, set_by, set_at) values ($1, $2, $3, $4, $5, $6)
   on conflict (org_id, user_id) where lifted_at is null do nothing returning id`,
);
export const liftHold = statement<{ user_id: Uuid }>(
  'privacy.lift_hold',
  `update legal_holds set lifted_at = $3, lifted_by = $4 where org_id = $1 and id = $2 and lifted_at is null returning user_id`,
);
export const standingHold = statement<{ id: Uuid }>(
  'privacy.standing_hold',
  `select id from legal_holds where user_id = $1 and lifted_at is null limit 1`,
);
export const buyerOfOrder = statement<{ buyer_user: Uuid | null }>(
  'privacy.buyer_of_order',
  `select buyer_user from orders where org_id = $1 and id = $2`,
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

export const holdsOn = statement<{ org_id: Uuid; id: Uuid; shop: string; set_at: Date; lifted_at: Date | null }>(
  'privacy.holds_on',
  `select h.org_id, h.id, o.name as shop, h.set_at, h.lifted_at from legal_holds h join organizations o on o.id = h.org_id
    where h.user_id = $1 order by h.set_at`,
);
export const clearHold = statement('privacy.clear_hold', `update legal_holds set reason_sealed = $3 where org_id = $1 and id = $2`);
