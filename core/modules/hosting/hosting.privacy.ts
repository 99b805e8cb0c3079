// Apps of a person: all of them in their archive; when they are forgotten, one that has ended stays as proof, without its name, its address and the
// words on it, and one that lives loses these when it ends.
import { statement } from '#platform/db/index.ts';
import { publicId, type Uuid } from '#platform/ids/index.ts';
import type { Person, PrivacyPart } from '#platform/privacy.ts';
import { forgetEnded, type InstanceState } from './instances.sql.ts';

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
const forgetAtEnd = statement(
  'hosting.privacy_forget_at_end',
  `update hosting_instances i set forget_at_end = true from unnest($1::uuid[], $2::uuid[]) as w(org_id, id) where i.org_id = w.org_id and i.id = w.id`,
);

const whose = ({ userId, orders = [] }: Person): unknown[] => [userId, orders.map(({ guest }) => guest), orders.map(({ id }) => id)];

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
    if (rows.length === 0) return { erased: 0, kept: [] };
    const keys = [rows.map((row) => row.org_id), rows.map((row) => row.id)];
    tx.send(forgetAtEnd, keys);
    tx.send(forgetEnded, keys);
    const living = rows.filter(({ state }) => state !== 'ended');
    const ends = living.map((row) => row.paid_until?.getTime() ?? null);
    // One that is not set up yet has no day on which it ends.
    const until = ends.includes(null) ? null : new Date(Math.max(...ends.map(Number)));
    const kept = living.length > 0 ? [{ what: 'hosting', why: 'in_use', until, count: living.length }] : [];
    return { erased: rows.length - living.length, kept };
  },
};
