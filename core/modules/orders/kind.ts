// What a kind of line brings. Orders and checkout are handed the list and name none.
import type { z } from 'zod';
import type { Tx } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { assert } from '#platform/errors/index.ts';
import type { Machine, Mover } from '#platform/machine/index.ts';
import { type Event, type EventType, on } from '#platform/outbox/index.ts';

/** What a buyer chose, before it is a line. */
export interface Choice {
  sellerOrgId: Uuid;
  offerId: Uuid;
  quantity: number;
  config: Record<string, unknown>;
}

/** A line as its kind sees it. */
export interface KindLine extends Choice {
  lineId: Uuid;
}

/** A line of an order that stands, with what its buyer pays for it: tax and discount in, shipping not. */
export interface StandingLine extends KindLine {
  state: string;
  paidMinor: bigint;
}

/** A person, a guest, or a person who was a guest. */
export interface Buyer {
  userId: Uuid | null;
  guest: string | null;
}

/** Whom to write to. `name` is empty where nobody gave one. */
export interface BuyerContact {
  email: string;
  phone: string | null;
  name: string;
}

/** The order the lines belong to: `orgId` is the organization that runs the channel. */
export interface KindOrder {
  orgId: Uuid;
  orderId: Uuid;
  channelId: Uuid;
  buyer: Buyer;
  /** Opens what is sealed; ask only for what needs it. */
  contact(): Promise<BuyerContact>;
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

/** What a move means for the money of a paid line, said before and done when it is made. */
export interface MoveTerms {
  allowed: boolean;
  /** Of what was paid, the part that stays with the seller, in minor units; the rest goes back. */
  keptMinor: bigint;
  /** Why, as codes with their values, so that every language has its own words. */
  reasons: { code: string }[];
}

/** By move. One without terms is free: leading into `void` it gives all money back, elsewhere none. */
export type MovesOfLine = Readonly<Partial<Record<string, MoveTerms>>>;
/** By line. */
export type Terms = ReadonlyMap<Uuid, MovesOfLine>;

/** A move that follows another by itself; `where` picks the lines it follows for, all when absent. */
export interface Follow {
  move: string;
  where?(tx: Tx, order: KindOrder, lines: StandingLine[]): Promise<ReadonlySet<Uuid>>;
}

/** Something the kind does when others' facts come. */
export interface KindHandler {
  events: EventType<Record<string, unknown>>[];
  /** Stays the same for ever: deliveries are counted by it. */
  name: string;
  work(tx: Tx, event: Event<never>): Promise<void>;
}

export interface Kind {
  name: string;
  machine: Machine;
  /** Shape of what the buyer chooses beyond the offer. */
  config: z.ZodType<Record<string, unknown>>;
  /** A line needs an address and a shipping method. */
  ships: boolean;
  /** Its units are counted in stock. */
  stocked: boolean;
  /** How far an order has come by a line in a state that is no milestone itself (`status.ts`). */
  milestones?: Record<string, Milestone>;
  /** Why a move may not be made now, by move; undefined when it may. */
  guards: Record<string, (facts: GuardFacts) => string | undefined>;
  /**
   * How many units each line could have now, in the order given; 0 of what is not there. Lines that draw on the same units are not promised
   * them twice: what a line before asked for is gone for those after it. Where it is sold may decide what there is.
   */
  available(tx: Tx, lines: Choice[], channelId: Uuid): Promise<number[]>;
  /**
   * Sets aside what the lines need, in one statement, until `expiresAt`; null is for good. Fails the commit when there is too little:
   * `refusal` then says what is short.
   */
  reserve(tx: Tx, order: KindOrder, lines: KindLine[], expiresAt: Date | null): Promise<unknown>;
  /** The refusal behind an error of its own `reserve`, or undefined when the error is another one or another kind's. */
  refusal(error: unknown): Error | undefined;
  /** Lines whose reservation is gone though nobody let go of it: paying for them comes too late. Holds what stands until the commit. */
  lapsed?(tx: Tx, order: KindOrder, lines: StandingLine[]): Promise<ReadonlySet<Uuid>>;
  /** What follows a move in the same transaction. Each is idempotent. */
  effects: Record<string, (tx: Tx, order: KindOrder, lines: StandingLine[]) => void | Promise<void>>;
  /** Moves that follow others by themselves, made by the system in the same transaction, each with its history, effect and money. */
  follows?: Record<string, Follow>;
  /** The move at which a line's money is captured, where that does not happen when it is paid. */
  capturesOn: string;
  /** What moves would mean now for lines that are paid, asked for by this mover. Feeds what may be done and what is given back. */
  terms?(tx: Tx, order: KindOrder, lines: StandingLine[], mover: Mover): Promise<Terms>;
  /** Orders that a guest placed are a person's now; `guest` is null when the person proved the address, and the guest keeps theirs, too. */
  claim?(tx: Tx, claimed: { orgId: Uuid; orderIds: Uuid[]; userId: Uuid; guest: string | null }): Promise<void>;
  on?: KindHandler[];
}

/** Milestones in the order a line passes them. */
export const milestones = ['paid', 'fulfilling', 'shipped', 'delivered', 'closed'] as const;
export type Milestone = (typeof milestones)[number];

const kinds = new Map<string, Kind>();

/** Hands over the kinds this program sells; called once by the host. */
export function useKinds(list: Kind[]): void {
  for (const kind of list) {
    checkMoves(kind);
    kinds.set(kind.name, kind);
    for (const { events, name, work } of kind.on ?? []) on(events as EventType<never>[], name, work as never);
  }
}

/** Whatever a kind says of a move, its machine has; and no move follows itself. */
function checkMoves(kind: Kind): void {
  const { machine, guards, effects, capturesOn, follows = {} } = kind;
  const states = Object.values(machine.states);
  for (const move of [...Object.keys(guards), ...Object.keys(effects), capturesOn])
    assert(
      states.some((state) => state.on?.[move]),
      `kind ${kind.name} has the move ${move} in its machine`,
    );
  for (const [first, { move }] of Object.entries(follows)) {
    const targets = states.flatMap((state) => state.on?.[first] ?? []);
    assert(targets.length > 0, `kind ${kind.name} has the move ${first} in its machine`);
    for (const target of targets) assert(machine.states[target]?.on?.[move], `kind ${kind.name} can ${move} after ${first}`);
    const seen = new Set([first]);
    for (let next: string | undefined = move; next; next = follows[next]?.move) {
      assert(!seen.has(next), `in kind ${kind.name} ${next} follows itself`);
      seen.add(next);
    }
  }
}

/** The kind of that name, if this program sells it. */
export const kindSold = (name: string): Kind | undefined => kinds.get(name);

export function kindNamed(name: string): Kind {
  const kind = kinds.get(name);
  assert(kind, `there is a kind ${name}`);
  return kind;
}

/** All kinds, in the order of their names: whatever is asked of several is asked in one order. */
export const allKinds = (): Kind[] => [...kinds.values()].toSorted((one, other) => (one.name < other.name ? -1 : 1));

/** The refusal of the kind that knows an error as that of its own reservation. */
export function reservationRefusal(error: unknown): Error | undefined {
  for (const kind of kinds.values()) {
    const refusal = kind.refusal(error);
    if (refusal) return refusal;
  }
  return undefined;
}

/** Works on lines kind by kind. */
export function byKind<Line extends { kind: string }>(lines: readonly Line[]): [Kind, Line[]][] {
  const names = [...new Set(lines.map(({ kind }) => kind))].toSorted();
  return names.map((name) => [kindNamed(name), lines.filter((line) => line.kind === name)]);
}

/** How many units each line could have now, in the order given. */
export async function availableFor(tx: Tx, lines: (Choice & { kind: string })[], channelId: Uuid): Promise<number[]> {
  const found = new Map<Choice, number>();
  for (const [kind, mine] of byKind(lines)) {
    const units = await kind.available(tx, mine, channelId);
    for (const [at, line] of mine.entries()) found.set(line, Math.max(0, units[at] ?? 0));
  }
  return lines.map((line) => found.get(line) ?? 0);
}
