// What each module says about the people in its tables: all it holds on one, and what goes and what stays when they are forgotten.
import type { Tx } from './db/index.ts';
import type { Uuid } from './ids/index.ts';

/** Somebody who has an account; or, where only addresses are known, nobody's id with what one shop holds under them. */
export interface Person {
  userId: Uuid;
  email: string;
  /** Addresses they proved, now and before, by blind index: what names one is theirs, until the day on which they gave it up. */
  addresses: readonly { index: string; until: Date | null }[];
  /** Orders of guests that name an address of theirs, each with its guest: what came of these is theirs, too. */
  orders?: readonly { id: Uuid; guest: string }[];
  /** The only shop that is asked; all of them when absent. */
  shopId?: Uuid;
}

/** The addresses of a person as two lists that a statement takes: `unnest($1::text[], $2::timestamptz[]) as a(index, until)`. */
export const addressLists = ({ addresses }: Pick<Person, 'addresses'>): [string[], (Date | null)[]] => [
  addresses.map(({ index }) => index),
  addresses.map(({ until }) => until),
];

/** SQL: a hold stands that keeps what an organization has under an address, by blind index; both are expressions. */
export const heldAt = (org: string, index: string): string =>
  `exists (select from legal_holds h left join users u on u.id = h.user_id
            where h.org_id = ${org} and h.lifted_at is null and ${index} in (h.email_index, u.email_index))`;

/** Something that stays when a person is forgotten. */
export interface Kept {
  what: string;
  /** A key of the texts in core/modules/privacy: `tax_law`, `proof`, `security`, `in_use`, `hold`. */
  why: string;
  /** Null where it stays for good, without anything personal in it, and where nobody knows the day: until a hold is lifted. */
  until: Date | null;
  count: number;
}

export interface PrivacyPart {
  /** Heading of its part of the archive; a key of the texts in core/modules/privacy. */
  name: string;
  /** Tables it speaks for; every table that points at a person has a part (apps/server/privacy.db.test.ts). */
  tables: readonly string[];
  /** Set where rows are known by an address alone, of people without an account. */
  byAddress?: true;
  /** Everything held on the person, as plain values a person can read. Runs as the system. */
  collect(tx: Tx, person: Person): Promise<readonly Record<string, unknown>[]>;
  /** Erases or makes anonymous, in the transaction in which all parts do. Runs as the system. */
  erase(tx: Tx, person: Person): Promise<{ erased: number; kept: Kept[] }>;
}
