// Statements of saved views. Each names the organization and the person beside what row-level security says.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';

export interface Shows {
  filters: Record<string, string>;
  sort: string | null;
  columns: string[] | null;
}

export interface ViewRow {
  id: Uuid;
  list: string;
  name: string;
  user_id: Uuid | null;
  shows: Shows;
  is_default: boolean;
}

const columns = `id, list, name, user_id, shows, is_default`;
/** $1 organization, $2 person. */
const reachable = `org_id = $1 and (user_id is null or user_id = $2)`;

export const viewsOf = statement<ViewRow>(
  'organizations.views',
  `select ${columns} from saved_views where ${reachable} and list = $3 and removed_at is null order by user_id is null, position, id limit 200`,
);
export const viewById = statement<ViewRow>(
  'organizations.view',
  `select ${columns} from saved_views where ${reachable} and id = $3 and removed_at is null`,
);
/** $3 list: how many of one's own and of everybody's there are. */
export const countViews = statement<{ own: number; shared: number }>(
  'organizations.count_views',
  `select (count(*) filter (where user_id is not null))::int as own, (count(*) filter (where user_id is null))::int as shared
     from saved_views where ${reachable} and list = $3 and removed_at is null`,
);
export const addView = statement<ViewRow>(
  'organizations.add_view',
  `insert into saved_views (org_id, id, list, name, user_id, made_by, shows, is_default, position, created_at)
   values ($1, $3, $4, $5, $6, $2, $7, false,
           (select coalesce(max(position), 0) + 1 from saved_views where ${reachable} and list = $4), $8)
   returning ${columns}`,
);
/** What is null stays; `$6` is whose it must be: one's own, or everybody's too. */
export const changeView = statement<ViewRow>(
  'organizations.change_view',
  `update saved_views set name = coalesce($4, name), shows = coalesce($5, shows)
    where ${reachable} and id = $3 and removed_at is null and ($6::boolean or user_id is not null) returning ${columns}`,
);
/** One view of a list is the default of its owner; `$4` false: none is. */
export const setDefault = statement<{ id: Uuid }>(
  'organizations.default_view',
  `update saved_views v set is_default = false from saved_views w
    where v.org_id = $1 and w.org_id = $1 and w.id = $3 and (w.user_id is null or w.user_id = $2) and v.list = w.list
      and v.user_id is not distinct from w.user_id and v.is_default returning v.id`,
);
export const makeDefault = statement<ViewRow>(
  'organizations.make_default_view',
  `update saved_views set is_default = true where ${reachable} and id = $3 and removed_at is null returning ${columns}`,
);
export const placeViews = statement(
  'organizations.place_views',
  `update saved_views v set position = w.place from unnest($4::uuid[]) with ordinality as w(id, place)
    where v.org_id = $1 and (v.user_id = $2 or ($5::boolean and v.user_id is null)) and v.list = $3 and v.id = w.id and v.removed_at is null`,
);
export const removeView = statement<ViewRow>(
  'organizations.remove_view',
  `update saved_views set removed_at = $5, is_default = false
    where ${reachable} and id = $3 and removed_at is null and ($4::boolean or user_id is not null) returning ${columns}`,
);
export const restoreView = statement<ViewRow>(
  'organizations.restore_view',
  `update saved_views set removed_at = null
    where ${reachable} and id = $3 and removed_at is not null and ($4::boolean or user_id is not null) returning ${columns}`,
);

export const viewsOfPerson = statement<{ list: string; name: string; created_at: Date }>(
  'organizations.privacy_views',
  `select list, name, created_at from saved_views where user_id = $1 and ($2::uuid is null or org_id = $2) order by created_at limit 5000`,
);
export const dropViewsOfPerson = statement<{ gone: number }>(
  'organizations.privacy_drop_views',
  `with gone as (delete from saved_views where user_id = $1 and ($2::uuid is null or org_id = $2) returning 1) select count(*)::int as gone from gone`,
);
