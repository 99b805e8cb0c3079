// Statements about plans: what a variant of kind hosting gives.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';

type Text = Record<string, string>;

export interface PlanRow {
  id: Uuid;
  variant_id: Uuid;
  product_id: Uuid;
  memory_mib: number;
  cpu_millicores: number;
  disk_gib: number;
  period_days: number;
  refund_days: number;
  version: number;
}
const columns = `p.id, p.variant_id, p.memory_mib, p.cpu_millicores, p.disk_gib, p.period_days, p.refund_days, p.version`;

/** The organization's own variant of a product of kind hosting. */
export const hostingVariant = statement<{ product_id: Uuid }>(
  'hosting.variant',
  `select r.id as product_id from variants v join products r on r.org_id = v.org_id and r.id = v.product_id and r.kind = 'hosting'
    where v.org_id = $1 and v.id = $2`,
);
export const holdPlan = statement<PlanRow>(
  'hosting.hold_plan',
  `select ${columns} from hosting_plans p where p.org_id = $1 and p.variant_id = $2 for no key update`,
);
/** $10 the version that is to be there, 0 for none, or null for any. */
export const putPlan = statement<PlanRow>(
  'hosting.put_plan',
  `insert into hosting_plans as p (org_id, id, variant_id, memory_mib, cpu_millicores, disk_gib, period_days, refund_days, created_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
   on conflict (org_id, variant_id) do update set memory_mib = $4, cpu_millicores = $5, disk_gib = $6, period_days = $7, refund_days = $8,
     version = p.version + 1 where $10::int is null or p.version = $10
   returning ${columns}`,
);

export interface OfferedRow extends Omit<PlanRow, 'id' | 'memory_mib'> {
  sku: string;
  options: Record<string, string>;
  title: Text;
  slug: string;
  status: 'draft' | 'published' | 'archived';
  /** Null where the variant has no plan yet. */
  id: Uuid | null;
  memory_mib: number | null;
  room: number | null;
}
/** Variants on offer of the organization's products of kind hosting, each with its plan, where it has one. $2 product, or null; $3 after this variant. */
export const plansOf = statement<OfferedRow>(
  'hosting.plans',
  `select v.id as variant_id, v.sku, v.options, r.id as product_id, r.title, r.slug, r.status, p.id, p.memory_mib, p.cpu_millicores, p.disk_gib,
          p.period_days, p.refund_days, p.version,
          (select least(999, coalesce(sum(hosting_room(h, p)), 0)) from hosting_hosts h where h.org_id = p.org_id)::int as room
     from products r join variants v on v.org_id = r.org_id and v.product_id = r.id
     left join hosting_plans p on p.org_id = v.org_id and p.variant_id = v.id
    where r.org_id = $1 and r.kind = 'hosting' and r.status <> 'archived' and v.status = 'active' and ($2::uuid is null or r.id = $2) and ($3::uuid is null or v.id > $3)
    order by v.id limit $4`,
);

/** What a product on sale gives, by variant. $1 whose, $2 product. */
export const plansShown = statement<PlanRow>(
  'hosting.plans_shown',
  `select ${columns}, v.product_id from variants v join hosting_plans p on p.org_id = v.org_id and p.variant_id = v.id
    where v.org_id = $1 and v.product_id = $2 order by v.position, v.id`,
);

/** Whose hosts an offer on sale would run on. */
export const sellerOfOffer = statement<{ org_id: Uuid }>(
  'hosting.seller_of_offer',
  `select o.org_id from offers o
     join hosting_plans p on p.org_id = o.org_id and p.org_id = o.variant_org_id and p.variant_id = o.variant_id
    where o.id = $1 and o.status = 'published'`,
);
