// Apps of a person: all of them in their archive; when they are forgotten, one that has ended stays as proof, without its address and the words on it.
import { statement, type Tx } from '#platform/db/index.ts';
import { publicId, type Uuid } from '#platform/ids/index.ts';
import type { Person, PrivacyPart } from '#platform/privacy.ts';
import type { InstanceState } from './instances.sql.ts';

interface OwnRow {
  org_id: Uuid;
  id: Uuid;
  name: string;
  state: InstanceState;
  address: string | null;
  wanted_at: Date;
  paid_until: Date | null;
}

/** Of a person ($1), and of guests ($2) by orders ($3) that name an address of theirs. */
const ofPerson = statement<OwnRow>(
  'hosting.privacy_of_person',
  `select i.org_id, i.id, x.name, i.state, i.address, i.wanted_at, i.paid_until
     from hosting_instances i join hosting_places x on x.org_id = i.org_id and x.id = i.place_id
    where i.buyer_user = $1 or (i.buyer_user is null and i.buyer_guest = any ($2::text[]) and i.order_id = any ($3::uuid[]))
    order by i.wanted_at desc limit 5000`,
);
/** The name was the person's choice. */
const forgetName = statement(
  'hosting.privacy_forget_name',
  `update hosting_places x set name = 'app-' || replace(x.id::text, '-', '') from hosting_instances i
    where i.org_id = $1 and i.id = $2 and x.org_id = i.org_id and x.id = i.place_id`,
);
const forgetAddress = statement(
  'hosting.privacy_forget',
  `update hosting_instances set note = null, address = case when address is null then null else 'https://forgotten.invalid' end
    where org_id = $1 and id = $2`,
);

const whose = ({ userId, orders = [] }: Person): unknown[] => [userId, orders.map(({ guest }) => guest), orders.map(({ id }) => id)];

function forget(tx: Tx, { org_id: orgId, id }: OwnRow): void {
  tx.send(forgetName, [orgId, id]);
  tx.send(forgetAddress, [orgId, id]);
}

export const hostingPrivacy: PrivacyPart = {
  name: 'hosting',
  tables: ['hosting_instances'],
  byAddress: true,
  async collect(tx, person) {
    const rows = await tx.rows(ofPerson, whose(person));
    return rows.map((row) => ({
      id: publicId('instance', row.id),
      name: row.name,
      state: row.state,
      address: row.address,
      since: row.wanted_at.toISOString(),
      until: row.paid_until?.toISOString() ?? null,
    }));
  },
  async erase(tx, person) {
    const rows = await tx.rows(ofPerson, whose(person));
    const ended = rows.filter(({ state }) => state === 'ended');
    for (const row of ended) forget(tx, row);
    return { erased: ended.length, kept: [] };
  },
};
