// Statements about card programmes and about what variants hand over.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import type { Tier } from './cards.sql.ts';

type Text = Record<string, string>;

export interface ProgrammeRow {
  org_id: Uuid;
  id: Uuid;
  status: 'open' | 'closed';
  name: Text;
  card_limit: number | null;
  cards_taken: number;
  version: number;
  created_at: Date;
}
const columns = 'org_id, id, status, name, card_limit, cards_taken, version, created_at';

export const addProgramme = statement<ProgrammeRow>(
  'loyalty.add_programme',
  `insert into loyalty_programmes (org_id, id, name, card_limit, created_at) values ($1, $2, $3, $4, $5) returning ${columns}`,
);
export const holdProgramme = statement<ProgrammeRow>(
  'loyalty.hold_programme',
  `select ${columns} from loyalty_programmes where org_id = $1 and id = $2 for no key update`,
);
export const setProgramme = statement<ProgrammeRow>(
  'loyalty.set_programme',
  `update loyalty_programmes set name = $3, card_limit = $4, status = $5, version = version + 1 where org_id = $1 and id = $2 returning ${columns}`,
);

/** With the variants that hand over its cards. */
export const programmePage = statement<ProgrammeRow & { variants: number }>(
  'loyalty.programmes',
  `select ${columns}, (select count(*) from loyalty_terms t where t.org_id = p.org_id and t.programme_id = p.id)::int as variants
     from loyalty_programmes p where org_id = $1 and ($2::timestamptz is null or (created_at, id) < ($2, $3::uuid))
    order by created_at desc, id desc limit $4`,
);
/** Products that hand over cards of a programme: what is left of them is told anew. */
export const productsOfProgramme = statement<{ id: Uuid }>(
  'loyalty.products_of_programme',
  `select distinct v.product_id as id from loyalty_terms t join variants v on v.org_id = t.org_id and v.id = t.variant_id
    where t.org_id = $1 and t.programme_id = $2 order by 1`,
);

export interface TermsRow {
  variant_id: Uuid;
  product_id: Uuid;
  slug: string;
  title: Text;
  status: 'draft' | 'published' | 'archived';
  sku: string;
  options: Record<string, string>;
  programme_id: Uuid | null;
  programme: Text | null;
  programme_status: ProgrammeRow['status'] | null;
  tier: Tier | null;
  valid_days: number | null;
  refund_days: number | null;
  version: number | null;
}
const sold = `select v.id as variant_id, p.id as product_id, p.slug, p.title, p.status, v.sku, v.options, t.programme_id, g.name as programme,
         g.status as programme_status, t.tier, t.valid_days, t.refund_days, t.version
    from variants v join products p on p.org_id = v.org_id and p.id = v.product_id and p.kind = 'membership'
    left join loyalty_terms t on t.org_id = v.org_id and t.variant_id = v.id
    left join loyalty_programmes g on g.org_id = t.org_id and g.id = t.programme_id`;

/** Every variant that is a membership, with or without terms; the newest first. */
export const termsPage = statement<TermsRow>(
  'loyalty.terms',
  `${sold} where v.org_id = $1 and ($2::uuid is null or v.id < $2) and ($4::uuid is null or p.id = $4) and v.status = 'active' order by v.id desc limit $3`,
);
export const termsOf = statement<TermsRow>('loyalty.terms_of_variant', `${sold} where v.org_id = $1 and v.id = $2`);

/** Written where they are as who wrote them saw them ($7; 0 where there were none). */
export const putTerms = statement<{ version: number }>(
  'loyalty.put_terms',
  `insert into loyalty_terms (org_id, variant_id, programme_id, tier, valid_days, refund_days)
   select $1, $2, $3, $4, $5, $6 where $7::int = 0
   on conflict (org_id, variant_id) do nothing
   returning version`,
);
export const changeTerms = statement<{ version: number }>(
  'loyalty.change_terms',
  `update loyalty_terms set programme_id = $3, tier = $4, valid_days = $5, refund_days = $6, version = version + 1
    where org_id = $1 and variant_id = $2 and version = $7 returning version`,
);

export interface OfferedRow {
  variant_id: Uuid;
  programme: Text;
  tier: Tier;
  valid_days: number | null;
  refund_days: number;
}
/** What the variants of a product hand over. $1 whose, $2 product. */
export const offeredBy = statement<OfferedRow>(
  'loyalty.offered',
  `select v.id as variant_id, g.name as programme, t.tier, t.valid_days, t.refund_days
     from variants v join loyalty_terms t on t.org_id = v.org_id and t.variant_id = v.id
     join loyalty_programmes g on g.org_id = t.org_id and g.id = t.programme_id and g.status = 'open'
    where v.org_id = $1 and v.product_id = $2 order by v.position, v.id`,
);
