// Statements of the flags module.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';

export interface Variant {
  name: string;
  /** Basis points. */
  weight: number;
}

export interface FlagRow {
  name: string;
  kind: 'boolean' | 'variant';
  description: string;
  rollout: number;
  variants: Variant[];
  public: boolean;
  overridable: boolean;
  updated_at: Date;
  overrides: number;
}

export interface OverrideRow {
  org_id: Uuid;
  flag: string;
  rollout: number;
  variants: Variant[];
  by_platform: boolean;
}

const columns = 'name, kind, description, rollout, variants, public, overridable, updated_at';

export const allFlags = statement<FlagRow>(
  'flags.all',
  `select ${columns}, (select count(*) from flag_overrides o where o.flag = f.name)::int as overrides from feature_flags f order by name`,
);
/** For requests, which see the overrides of their own organization only. */
export const flagDefinitions = statement<Omit<FlagRow, 'overrides'>>(
  'flags.definitions',
  `select ${columns} from feature_flags order by name`,
);
export const allOverrides = statement<OverrideRow>(
  'flags.overrides',
  `select org_id, flag, rollout, variants, by_platform from flag_overrides`,
);
/** What a flag is for organizations, with their names. */
export const overridesOfFlag = statement<OverrideRow & { name: string; updated_at: Date }>(
  'flags.overrides_of_flag',
  `select f.org_id, f.flag, f.rollout, f.variants, f.by_platform, f.updated_at, o.name from flag_overrides f join organizations o on o.id = f.org_id
    where f.flag = $1 order by f.updated_at desc, f.org_id limit 200`,
);
export const overridesOf = statement<OverrideRow>(
  'flags.overrides_of',
  `select org_id, flag, rollout, variants, by_platform from flag_overrides where org_id = $1`,
);
/** Nothing where a flag of the name is of another kind. */
export const putOneFlag = statement<{ name: string }>(
  'flags.put',
  `insert into feature_flags (name, kind, description, rollout, variants, public, overridable, updated_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
   on conflict (name) do update set description = $3, rollout = $4, variants = $5, public = $6, overridable = $7, updated_at = $8
    where feature_flags.kind = $2 returning name`,
);
export const dropFlag = statement<{ name: string }>('flags.drop', `delete from feature_flags where name = $1 returning name`);
/** Nothing where the platform decided and the caller is not the platform ($6). */
export const putOverride = statement<{ flag: string }>(
  'flags.put_override',
  `insert into flag_overrides (org_id, flag, rollout, variants, updated_at, by_platform) values ($1, $2, $3, $4, $5, $6)
   on conflict (org_id, flag) do update set rollout = $3, variants = $4, updated_at = $5, by_platform = $6
    where $6 or not flag_overrides.by_platform returning flag`,
);
export const dropOverride = statement<{ flag: string }>(
  'flags.drop_override',
  `delete from flag_overrides where org_id = $1 and flag = $2 and ($3 or not by_platform) returning flag`,
);
