// Ids that a counter makes, so that SQL, pgbench and the load driver name the same carts without telling each other.
import { createHash } from 'node:crypto';
import { TypeID } from 'typeid-js';

/** Counters start here, so that a counter's decimal digits are the last twelve digits of a UUID. */
export const BASE = 100_000_000_000;

const HEAD = '01990000-0000-7000-8';

/** Things of which there is one for each placement (c) and things that placements share (f). */
const kinds = { cart: 'c01', cartLine: 'c02', product: 'f01', variant: 'f02', offer: 'f03', picture: 'f04' } as const;
export type Made = keyof typeof kinds;

export const prefixOf = (kind: Made): string => `${HEAD}${kinds[kind]}-`;
export const idOf = (kind: Made, index: number): string => `${prefixOf(kind)}${BASE + index}`;

/** Matches an id made here; its first group is the prefix, its second says whether it counts placements (c) or items (f). */
export const knownIds = /(01990000-0000-7000-8([cf])\d\d-)1\d{11}/;

/** The prefix for what a placement makes anew. */
export const freshPrefix = (index: number): string => `${HEAD}a${String(index).padStart(2, '0')}-`;

export const uuidPattern = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

export const publicCartId = (index: number): string => TypeID.fromUUID('cart', idOf('cart', index)).toString();

/** The guest who owns a cart: a token of 43 characters, as the server makes them. */
export const guestToken = (index: number): string => `bench${String(BASE + index).padStart(38, '0')}`;
export const guestHash = (index: number): string => createHash('sha256').update(guestToken(index)).digest('base64url');

/** The same hash in SQL, from an expression for the token. */
export const guestHashSql = (token: string): string =>
  `rtrim(translate(encode(sha256(convert_to(${token}, 'UTF8')), 'base64'), '+/', '-_'), '=')`;
