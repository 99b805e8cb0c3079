// Statements about instances: apps that were bought, set up and ended.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';

export type InstanceState = 'wanted' | 'running' | 'ended';
export type EndedHow = 'cancelled' | 'refunded' | 'closed' | 'expired' | 'stopped';

/** What facts about an instance are made of. */
export interface MovedRow {
  org_id: Uuid;
  id: Uuid;
  place_id: Uuid;
  order_org_id: Uuid;
  order_id: Uuid;
  line_id: Uuid;
}
const moved = 'org_id, id, place_id, order_org_id, order_id, line_id';

/** One for each place; a place that has one, whatever became of it, gets no second. */
export const addInstances = statement<MovedRow>(
  'hosting.add_instances',
  `insert into hosting_instances (org_id, id, place_id, buyer_user, buyer_guest, order_org_id, order_id, line_id, wanted_at)
   select w.org, w.id, w.place, $5, $6, $7, $8, w.line, $9 from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[]) as w(org, id, place, line)
   on conflict (org_id, place_id) do nothing returning ${moved}`,
);

/** From the moment on which it runs it is paid for, for as long as its place says. */
export const startInstance = statement<MovedRow>(
  'hosting.start_instance',
  `update hosting_instances i set state = 'running', address = $3, running_at = $4,
          refund_until = $4::timestamptz + make_interval(days => x.refund_days), paid_until = $4::timestamptz + make_interval(days => x.period_days)
     from hosting_places x
    where i.org_id = $1 and i.id = $2 and i.state = 'wanted' and x.org_id = i.org_id and x.id = i.place_id
    returning i.org_id, i.id, i.place_id, i.order_org_id, i.order_id, i.line_id`,
);
export const setAddress = statement<{ id: Uuid }>(
  'hosting.set_address',
  `update hosting_instances set address = $3 where org_id = $1 and id = $2 and state = 'running' returning id`,
);
export const stopInstance = statement<MovedRow>(
  'hosting.stop_instance',
  `update hosting_instances set state = 'ended', ended_how = 'stopped', ended_at = $3, note = $4
    where org_id = $1 and id = $2 and state = 'running' returning ${moved}`,
);
/** Ends what has not ended; a second time finds nothing. */
export const endInstancesOfLines = statement<MovedRow>(
  'hosting.end_of_lines',
  `update hosting_instances set state = 'ended', ended_how = $4, ended_at = $5
    where order_org_id = $1 and order_id = $2 and line_id = any ($3::uuid[]) and state <> 'ended' returning ${moved}`,
);
export const endDue = statement<MovedRow>(
  'hosting.end_due',
  `update hosting_instances set state = 'ended', ended_how = 'expired', ended_at = $1
    where (org_id, id) in (select i.org_id, i.id from hosting_instances i
                            where i.state = 'running' and i.paid_until <= $1 order by i.paid_until limit $2 for update skip locked)
    returning ${moved}`,
);
/** Those that end before $2, each once; one that is paid for less than $3 from the start is not warned of what it was just told. */
export const warnDue = statement<{ org_id: Uuid; id: Uuid }>(
  'hosting.warn_due',
  `update hosting_instances set warned_at = $1
    where (org_id, id) in (select i.org_id, i.id from hosting_instances i
                            where i.state = 'running' and i.warned_at is null and i.paid_until > $1 and i.paid_until <= $2
                              and i.paid_until - i.running_at > $3::interval
                            order by i.paid_until limit $4 for update skip locked)
    returning org_id, id`,
);
/** Of apps that ended, those whose buyer was forgotten while they ran keep nothing of theirs: neither name nor address nor why. */
export const forgetEnded = statement(
  'hosting.forget_ended',
  `with gone as (
     update hosting_instances i set note = null, address = case when i.address is null then null else 'https://forgotten.invalid' end
       from unnest($1::uuid[], $2::uuid[]) as w(org_id, id)
      where i.org_id = w.org_id and i.id = w.id and i.state = 'ended' and i.forget_at_end returning i.org_id, i.place_id)
   update hosting_places x set name = 'app-' || replace(x.id::text, '-', '') from gone where x.org_id = gone.org_id and x.id = gone.place_id`,
);

/** How the apps of a line stand together. */
export interface StandingRow {
  wanted: number;
  running: number;
  /** How the last of them ended. */
  how: EndedHow | null;
}
export const standingOf = statement<StandingRow>(
  'hosting.standing',
  `select count(*) filter (where state = 'wanted')::int as wanted, count(*) filter (where state = 'running')::int as running,
          (array_agg(ended_how order by ended_at desc nulls last))[1] as how
     from hosting_instances where order_org_id = $1 and order_id = $2 and line_id = $3`,
);
/** Until when lines may be given back: the last of their apps that run. A line that waits for one is called off instead. */
export const refundableOf = statement<{ line_id: Uuid; until: Date | null }>(
  'hosting.refundable',
  `select line_id, max(refund_until) filter (where state = 'running') as until from hosting_instances
    where order_org_id = $1 and order_id = $2 and line_id = any ($3::uuid[]) group by 1 having not bool_or(state = 'wanted')`,
);
/** Of lines that wait for an app while another has run: until when the first of these may be given back. */
export const callableOf = statement<{ line_id: Uuid; until: Date }>(
  'hosting.callable',
  `select line_id, min(refund_until) as until from hosting_instances
    where order_org_id = $1 and order_id = $2 and line_id = any ($3::uuid[]) group by 1
    having bool_or(state = 'wanted') and min(refund_until) is not null`,
);
/** Instances of these orders are the person's; the guest ($4) has them no more where they showed that they are the same. */
export const claimInstances = statement(
  'hosting.claim',
  `update hosting_instances set buyer_user = $3, buyer_guest = case when buyer_guest = $4 then null else buyer_guest end
    where order_org_id = $1 and order_id = any ($2::uuid[]) and (buyer_user is null or buyer_user = $3)`,
);

export interface InstanceRow extends MovedRow {
  name: string;
  memory_mib: number;
  cpu_millicores: number;
  disk_gib: number;
  state: InstanceState;
  address: string | null;
  wanted_at: Date;
  running_at: Date | null;
  refund_until: Date | null;
  paid_until: Date | null;
  ended_at: Date | null;
  ended_how: EndedHow | null;
  note: string | null;
  title: Record<string, string>;
}
const columns = `i.org_id, i.id, i.place_id, i.order_org_id, i.order_id, i.line_id, x.name, x.memory_mib, x.cpu_millicores, x.disk_gib, i.state, i.address,
  i.wanted_at, i.running_at, i.refund_until, i.paid_until, i.ended_at, i.ended_how, i.note, l.snapshot -> 'title' as title`;
const from = `hosting_instances i join hosting_places x on x.org_id = i.org_id and x.id = i.place_id
  join order_lines l on l.org_id = i.order_org_id and l.id = i.line_id`;

/** $1 person, $2 guest, $3 shop: whose it is, beside what the wall says; $4, $5 where the page begins; $7 an order, or null for all. */
export const myInstances = statement<InstanceRow>(
  'hosting.mine',
  `select ${columns} from ${from}
    where i.order_org_id = $3 and (i.buyer_user = $1 or i.buyer_guest = $2)
      and ($4::timestamptz is null or (i.wanted_at, i.id) < ($4, $5::uuid)) and ($7::uuid is null or i.order_id = $7)
    order by i.wanted_at desc, i.id desc limit $6`,
);

export interface StaffRow extends InstanceRow {
  host_id: Uuid;
  host: string;
  number: bigint;
}
/** Who runs the shop where it was bought may be another: then it is their order, which the seller can't open. */
const staffFrom = `${from} join hosting_hosts h on h.org_id = x.org_id and h.id = x.host_id
  left join orders o on o.org_id = i.order_org_id and o.id = i.order_id and o.org_id = i.org_id`;
const staffColumns = `${columns}, h.id as host_id, h.name as host, o.number`;

export const instanceById = statement<StaffRow>(
  'hosting.instance',
  `select ${staffColumns} from ${staffFrom} where i.org_id = $1 and i.id = $2`,
);
const pageWhere = (name: string, state: string) =>
  statement<StaffRow>(
    name,
    `select ${staffColumns} from ${staffFrom}
    where i.org_id = $1 and ${state} and ($3::uuid is null or x.host_id = $3)
      and ($4::text is null or x.name ilike $4 or i.address ilike $4)
      and ($5::timestamptz is null or (i.wanted_at, i.id) < ($5, $6::uuid))
    order by i.wanted_at desc, i.id desc limit $7`,
  );
/** $2 state; $3 host, $4 words as `like` takes them, each or null; $5, $6 where the page begins. The desk asks often for those to be set up. */
export const instancesInState = pageWhere('hosting.instances_in_state', 'i.state = $2');
/** The same of all states; $2 is null. */
export const instancePage = pageWhere('hosting.instances', '$2::text is null');
export const instanceCounts = statement<{ state: InstanceState; count: number }>(
  'hosting.counts',
  `select state, count(*)::int as count from hosting_instances where org_id = $1 group by 1`,
);

export interface MailedRow extends InstanceRow {
  channel_id: Uuid;
  locale: string;
  contact: string;
  by_guest: boolean;
}
export const mailedInstance = statement<MailedRow>(
  'hosting.mailed',
  `select ${columns}, o.channel_id, o.locale, o.contact, i.buyer_user is null as by_guest
     from ${from} join orders o on o.org_id = i.order_org_id and o.id = i.order_id where i.org_id = $1 and i.id = $2`,
);
