// Statements about hosts: what they have, and what is taken of it.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';

export interface HostRow {
  id: Uuid;
  name: string;
  memory_mib: number;
  cpu_millicores: number;
  disk_gib: number;
  memory_taken: number;
  cpu_taken: number;
  disk_taken: number;
  drained: boolean;
  version: number;
  apps: number;
  created_at: Date;
}
const columns = `h.id, h.name, h.memory_mib, h.cpu_millicores, h.disk_gib, h.memory_taken, h.cpu_taken, h.disk_taken, h.drained, h.version, h.created_at,
  (select count(*) from hosting_places x where x.org_id = h.org_id and x.host_id = h.id and x.state in ('held', 'firm'))::int as apps`;

/** As many as an organization may have; see `createHost`. */
export const MOST_HOSTS = 200;

export const hostsOf = statement<HostRow>(
  'hosting.hosts',
  `select ${columns} from hosting_hosts h where h.org_id = $1 order by h.name, h.id`,
);
export const hostById = statement<HostRow>('hosting.host', `select ${columns} from hosting_hosts h where h.org_id = $1 and h.id = $2`);
export const holdHost = statement<HostRow>(
  'hosting.hold_host',
  `select ${columns} from hosting_hosts h where h.org_id = $1 and h.id = $2 for no key update of h`,
);

/** Nothing where there are $8 already; its caller has the turn. */
export const addHost = statement<{ id: Uuid }>(
  'hosting.add_host',
  `insert into hosting_hosts (org_id, id, name, memory_mib, cpu_millicores, disk_gib, created_at)
   select $1, $2, $3, $4, $5, $6, $7 where (select count(*) from hosting_hosts where org_id = $1) < $8 returning id`,
);
export const setHost = statement(
  'hosting.set_host',
  `update hosting_hosts set name = $3, memory_mib = $4, cpu_millicores = $5, disk_gib = $6, drained = $7, version = version + 1
    where org_id = $1 and id = $2`,
);
