// Statements about places: room on hosts and names, set aside for order lines.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';

export const takePlaces = statement('hosting.take_places', `select take_hosting_places($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`);

export const firmPlaces = statement(
  'hosting.firm_places',
  `update hosting_places set state = 'firm', expires_at = null
    where order_org_id = $1 and order_id = $2 and line_id = any ($3::uuid[]) and state = 'held'`,
);

/** Live ones of lines are ended once: $4 `released` or `expired`. */
export const freePlacesOfLines = statement(
  'hosting.free_places_of_lines',
  `select free_hosting_places(array_agg(org_id), array_agg(id), $4, $5) from hosting_places
    where order_org_id = $1 and order_id = $2 and line_id = any ($3::uuid[]) and state in ('held', 'firm')`,
);
export const freePlaces = statement('hosting.free_places', `select free_hosting_places($1, $2, 'released', $3)`);

/** What each offer's app needs. */
export interface NeedRow {
  offer_id: Uuid;
  org_id: Uuid;
  memory_mib: number;
  cpu_millicores: number;
  disk_gib: number;
}
export const needsOf = statement<NeedRow>(
  'hosting.needs',
  `select w.offer as offer_id, p.org_id, p.memory_mib, p.cpu_millicores, p.disk_gib
     from unnest($1::uuid[], $2::uuid[]) as w(seller, offer)
     join offers o on o.org_id = w.seller and o.id = w.offer
     join hosting_plans p on p.org_id = w.seller and p.org_id = o.variant_org_id and p.variant_id = o.variant_id`,
);
export interface FreeRow {
  org_id: Uuid;
  id: Uuid;
  memory: number;
  cpu: number;
  disk: number;
}
export const freeOnHosts = statement<FreeRow>(
  'hosting.free_on_hosts',
  `select org_id, id, memory_mib - memory_taken as memory, cpu_millicores - cpu_taken as cpu, disk_gib - disk_taken as disk
     from hosting_hosts where org_id = any ($1::uuid[]) and not drained`,
);
/** Of names that are wanted of sellers, those that live apps have. */
export const namesTaken = statement<{ org_id: Uuid; name: string }>(
  'hosting.names_taken',
  `select x.org_id, x.name from unnest($1::uuid[], $2::text[]) as w(seller, name)
     join hosting_places x on x.org_id = w.seller and x.name = w.name and x.state in ('held', 'firm')`,
);
export const freeName = statement<{ free: string }>('hosting.free_name', `select free_hosting_name($1, $2) as free`);

/** Of a line's places each that is firm and has no app yet. */
export interface FirmRow {
  org_id: Uuid;
  id: Uuid;
  line_id: Uuid;
}
export const firmWithoutApp = statement<FirmRow>(
  'hosting.firm_without_app',
  `select x.org_id, x.id, x.line_id from hosting_places x
    where x.order_org_id = $1 and x.order_id = $2 and x.line_id = any ($3::uuid[]) and x.state = 'firm'
      and not exists (select from hosting_instances i where i.org_id = x.org_id and i.place_id = x.id)
    order by x.line_id, x.ordinal`,
);
