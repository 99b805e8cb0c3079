// What a kind of line brings. Orders and checkout are handed the list and name none.
import type { z } from 'zod';
import type { Tx } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { assert } from '#platform/errors/index.ts';
import type { Machine } from '#platform/machine/index.ts';

/** A line as its kind sees it. */
export interface KindLine {
  lineId: Uuid;
  sellerOrgId: Uuid;
  offerId: Uuid;
  quantity: number;
  config: Record<string, unknown>;
}

/** The order the lines belong to: the organization that runs the channel, and its id. */
export interface KindOrder {
  orgId: Uuid;
  orderId: Uuid;
}

/** What a guard may look at. */
export interface GuardFacts {
  /** Money for the line is promised or there. */
  paid: boolean;
  /** The payment is made outside any provider: a slip, cash. */
  paidOffline: boolean;
  /** What the mover sent along, for example a tracking number. */
  has: ReadonlySet<string>;
}

export interface Kind {
  name: string;
  machine: Machine;
  /** Shape of what the buyer chooses beyond the offer. */
  config: z.ZodType<Record<string, unknown>>;
  /** A line needs an address and a shipping method. */
  ships: boolean;
  /** Why a move may not be made now, by move; undefined when it may. */
  guards: Record<string, (facts: GuardFacts) => string | undefined>;
  /** How many of each offer one line could have now; an offer that is not in the map has none. */
  available(tx: Tx, lines: Pick<KindLine, 'sellerOrgId' | 'offerId' | 'config'>[]): Promise<Map<Uuid, number>>;
  /**
   * Sets aside what the lines need, in one statement, until `expiresAt`; null is for good. Fails the commit when there is too little:
   * `refusal` then says what is short.
   */
  reserve(tx: Tx, order: KindOrder, lines: KindLine[], expiresAt: Date | null): Promise<unknown>;
  /** The refusal behind an error of `reserve`, or undefined when the error is another one. */
  refusal(error: unknown): Error | undefined;
  /** What follows a move in the same transaction. Each is idempotent. */
  effects: Record<string, (tx: Tx, order: KindOrder, lines: KindLine[]) => void | Promise<void>>;
  /** How much of a line's money may go back when it is cancelled in a state, in basis points. */
  refundable(state: string): number;
}

const kinds = new Map<string, Kind>();

/** Hands over the kinds this program sells; called once by the host. */
export function useKinds(list: Kind[]): void {
  for (const kind of list) {
    for (const move of [...Object.keys(kind.guards), ...Object.keys(kind.effects)])
      assert(
        Object.values(kind.machine.states).some((state) => state.on?.[move]),
        `kind ${kind.name} has the move ${move} in its machine`,
      );
    kinds.set(kind.name, kind);
  }
}

/** The kind of that name, if this program sells it. */
export const kindSold = (name: string): Kind | undefined => kinds.get(name);

export function kindNamed(name: string): Kind {
  const kind = kinds.get(name);
  assert(kind, `there is a kind ${name}`);
  return kind;
}

/** The refusal of any kind behind an error of a reservation. */
export function reservationRefusal(error: unknown): Error | undefined {
  for (const kind of kinds.values()) {
    const refusal = kind.refusal(error);
    if (refusal) return refusal;
  }
  return undefined;
}
