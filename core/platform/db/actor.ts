// Who acts in a transaction: what row-level security reads.
import type { Uuid } from '../ids/index.ts';

export interface Actor {
  kind: 'visitor' | 'buyer' | 'staff' | 'provider' | 'system';
  /** Organization whose staff acts (`app.org`). */
  orgId: Uuid | null;
  /** Organization that operates the channel the request came through (`app.shop`); put there by the server from the channel. */
  shopId: Uuid | null;
  /** Signed-in person (`app.user`). */
  userId: Uuid | null;
  /** SHA-256 of the guest token, base64url (`app.guest`). */
  guest: string | null;
  /** Organizations whose published offers the channel shows (`app.sellers`); from the channel, never from the request. */
  sellers: readonly Uuid[];
  /** Organizations whose published products may be read beside those of the sellers (`app.brands`); from entitlements, never from the request. */
  brands: readonly Uuid[];
  requestId: string | null;
  /** Address the request came from. */
  ip: string | null;
  /** Member of the platform's team who acts in the name of `userId`. */
  impersonatorId: Uuid | null;
  /** The organization's key that a program acts with instead of a person. */
  apiKeyId: Uuid | null;
}

/** Somebody, or a program, of an organization. */
export type StaffActor = Actor & { orgId: Uuid };

/** The engine itself: relay, sweepers, jobs. Runs under the database role `tessera_system`. */
export const systemActor: Actor = {
  kind: 'system',
  orgId: null,
  shopId: null,
  userId: null,
  guest: null,
  sellers: [],
  brands: [],
  requestId: null,
  ip: null,
  impersonatorId: null,
  apiKeyId: null,
};

/** How an actor is named in histories and events. */
export const actorName = (actor: Actor): 'buyer' | 'staff' | 'system' | 'provider' => (actor.kind === 'visitor' ? 'buyer' : actor.kind);

/**
 * Whose carts and orders an actor reaches, for statements with `($n or buyer_user = $n+1 or buyer_guest = $n+2)`: buyers their own, staff and
 * the engine all that row-level security shows them. The second wall, should the first have a hole.
 */
export const buyerOf = ({ kind, userId, guest }: Actor): [all: boolean, user: Uuid | null, guest: string | null] => [
  kind !== 'buyer' && kind !== 'visitor',
  userId,
  guest,
];
