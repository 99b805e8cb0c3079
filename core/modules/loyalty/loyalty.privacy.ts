// Cards of a person: all of them in their archive; when they are forgotten, that a card was bought stays, without a name.
import { statement } from '#platform/db/index.ts';
import { publicId, type Uuid } from '#platform/ids/index.ts';
import type { Person, PrivacyPart } from '#platform/privacy.ts';
import { openHolder, openNumber, sealHolder } from './loyalty.sealed.ts';

interface OwnRow {
  org_id: Uuid;
  id: Uuid;
  programme: Record<string, string>;
  tier: string;
  number_sealed: string;
  name_sealed: string;
  state: string;
  issued_at: Date;
  valid_until: Date | null;
  reason: string | null;
}

/** Of a person ($1), and of guests ($2) by orders ($3) that name an address of theirs. */
const theirs = '(c.holder_user = $1 or (c.holder_user is null and c.holder_guest = any ($2::text[]) and c.order_id = any ($3::uuid[])))';
const ofPerson = statement<OwnRow>(
  'loyalty.privacy_of_person',
  `select c.org_id, c.id, p.name as programme, c.tier, c.number_sealed, c.name_sealed, c.state, c.issued_at, c.valid_until, c.reason
     from loyalty_cards c join loyalty_programmes p on p.org_id = c.org_id and p.id = c.programme_id
    where ${theirs} order by c.issued_at desc limit 5000`,
);
/** However many they are, so by organization and not by card: a name is sealed for its organization. */
const issuers = statement<{ org_id: Uuid }>('loyalty.privacy_issuers', `select distinct c.org_id from loyalty_cards c where ${theirs}`);
const nameless = statement<{ id: Uuid }>(
  'loyalty.privacy_forget',
  `update loyalty_cards c set name_sealed = $5, name_index = '{}', reason = null where ${theirs} and c.org_id = $4 returning c.id`,
);
const whose = ({ userId, orders = [] }: Person): unknown[] => [userId, orders.map(({ guest }) => guest), orders.map(({ id }) => id)];

const anyOf = (text: Record<string, string>): string => text.en ?? Object.values(text)[0] ?? '';

export const loyaltyPrivacy: PrivacyPart = {
  name: 'cards',
  tables: ['loyalty_cards'],
  byAddress: true,
  async collect(tx, person) {
    const rows = await tx.rows(ofPerson, whose(person));
    return rows.map((row) => ({
      id: publicId('loyaltyCard', row.id),
      programme: anyOf(row.programme),
      tier: row.tier,
      number: openNumber(row.org_id, row.number_sealed),
      name: openHolder(row.org_id, row.name_sealed),
      state: row.state,
      since: row.issued_at.toISOString(),
      until: row.valid_until?.toISOString() ?? null,
      reason: row.reason,
    }));
  },
  async erase(tx, person) {
    let erased = 0;
    for (const { org_id: orgId } of await tx.rows(issuers, whose(person)))
      erased += (await tx.rows(nameless, [...whose(person), orgId, sealHolder(orgId, '')])).length;
    return { erased, kept: [] };
  },
};
