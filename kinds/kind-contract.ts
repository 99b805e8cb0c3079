// The contract every kind passes, as tests: `kindContract(physical, { offer, place… })` in the kind's own test file.
import { expect, test } from 'vitest';
import { movesFor, phaseOf, targetOf } from '#platform/machine/index.ts';
import { type Actor, inTx, systemActor, type Tx } from '#platform/db/index.ts';
import { newId } from '#platform/ids/index.ts';
import type { Choice, Kind, KindOrder, StandingLine } from '#modules/orders/index.ts';

export interface KindSample {
  /** A fresh order to reserve for, with one line of `quantity` in its rows, in the state after `reserve`. */
  order(quantity: number): Promise<{ order: KindOrder; line: StandingLine }>;
  /** Makes exactly so many available. */
  supply(units: number): Promise<void>;
  /** A config that fits, and one that does not. */
  config: { good: Record<string, unknown>; bad: Record<string, unknown> };
  /** What was handed over to the buyer for a line, where something is: access, a confirmed time. */
  given?(line: StandingLine): Promise<number>;
}

const SOON_MS = 60_000;
const nobody: Actor = systemActor;

/** An order of a guest as its kind sees it. */
export const guestOrder = (ids: { orgId: string; orderId: string; channelId?: string }): KindOrder => ({
  channelId: newId(),
  ...ids,
  buyer: { userId: null, guest: 'g' },
  contact: () => Promise.resolve({ email: 'g@guest.test', phone: null, name: 'Guest' }),
});

/** Registers the tests of the contract for a kind. */
export function kindContract(kind: Kind, sample: KindSample): void {
  shapeOf(kind, sample);
  movesOf(kind);
  scarcityOf(kind, sample);
  moneyOf(kind, sample);
}

const states = (kind: Kind): string[] => Object.keys(kind.machine.states);

function shapeOf(kind: Kind, sample: KindSample): void {
  test(`COR-32 kind ${kind.name} has a machine that goes from new through reserved to paid, and can expire and be cancelled before`, () => {
    const { machine } = kind;
    const reserved = targetOf(machine, machine.initial, 'reserve') ?? '';
    expect(machine.name).toBe(kind.name);
    expect(machine.states[reserved]?.phase).toBe('held');
    expect(movesFor(machine, reserved, 'system')).toEqual(expect.arrayContaining(['pay', 'expire', 'cancel']));
    expect(machine.states[targetOf(machine, reserved, 'pay') ?? '']?.phase).toBe('active');
    for (const end of ['expire', 'cancel']) expect(machine.states[targetOf(machine, reserved, end) ?? '']?.phase).toBe('void');
    expect(movesFor(machine, reserved, 'buyer')).not.toContain('pay');
    expect(movesFor(machine, reserved, 'staff')).not.toContain('pay');
  });

  test(`kind ${kind.name} takes a config that fits and refuses one that does not`, () => {
    expect(kind.config.safeParse(sample.config.good).success).toBe(true);
    expect(kind.config.safeParse(sample.config.bad).success).toBe(false);
  });
}

function movesOf(kind: Kind): void {
  const { machine } = kind;
  const withMove = (move: string): string[] => states(kind).filter((state) => targetOf(machine, state, move) !== undefined);

  test(`COR-32 kind ${kind.name} has every move that follows another, in every state the first leads to`, () => {
    for (const [first, { move }] of Object.entries(kind.follows ?? {})) {
      expect(withMove(first)).not.toEqual([]);
      for (const from of withMove(first)) expect(withMove(move)).toContain(targetOf(machine, from, first));
    }
  });

  test(`COR-32 kind ${kind.name} captures at a move of a line that is paid and goes on living`, () => {
    expect(withMove(kind.capturesOn)).not.toEqual([]);
    for (const from of withMove(kind.capturesOn)) {
      expect(phaseOf(machine, from)).toBe('active');
      expect(phaseOf(machine, targetOf(machine, from, kind.capturesOn) ?? '')).not.toBe('void');
    }
  });

  test(`COR-32 kind ${kind.name} says of states only, and of those that live, how far an order has come by them`, () => {
    for (const state of Object.keys(kind.milestones ?? {})) expect(['active', 'done']).toContain(machine.states[state]?.phase);
  });
}

function scarcityOf(kind: Kind, sample: KindSample): void {
  const unitsOf = (lines: Choice[]): Promise<number[]> => inTx(nobody, (tx) => kind.available(tx, lines, newId()));
  const units = async (line: Choice): Promise<number> => (await unitsOf([line]))[0] ?? -1;
  const soon = (tx: Tx): Date => new Date(tx.now.getTime() + SOON_MS);
  const effect = (move: string, order: KindOrder, line: StandingLine): Promise<void> =>
    inTx(nobody, async (tx) => kind.effects[move]?.(tx, order, [line]));

  test.each(['expire', 'cancel'])(`COR-22 kind ${kind.name}: what is reserved comes back by %s, once however often`, async (end) => {
    await sample.supply(3);
    const { order, line } = await sample.order(2);
    await inTx(nobody, (tx) => kind.reserve(tx, order, [line], soon(tx)));
    expect(await units(line)).toBe(1);
    await effect(end, order, line);
    await effect(end, order, line);
    expect(await units(line)).toBe(3);
  });

  test(`COR-22 kind ${kind.name}: too little fails as a refusal and takes nothing`, async () => {
    await sample.supply(1);
    const { order, line } = await sample.order(2);
    const failure: unknown = await inTx(nobody, (tx) => kind.reserve(tx, order, [line], soon(tx))).catch((error: unknown) => error);
    expect(kind.refusal(failure)).toMatchObject({ status: 409 });
    expect(kind.refusal(new Error('another'))).toBeUndefined();
    expect(await units(line)).toBe(1);
  });

  test(`COR-22 kind ${kind.name}: what is paid stays taken when its time is over`, async () => {
    await sample.supply(2);
    const { order, line } = await sample.order(1);
    await inTx(nobody, (tx) => kind.reserve(tx, order, [line], soon(tx)));
    await effect('pay', order, line);
    await effect('pay', order, line);
    expect(await units(line)).toBe(1);
    await effect('cancel', order, line);
    expect(await units(line)).toBe(2);
  });

  test(`COR-22 kind ${kind.name}: of many who reserve the last at once exactly one does`, async () => {
    await sample.supply(1);
    const rivals = await Promise.all(Array.from({ length: 8 }, () => sample.order(1)));
    const answers = await Promise.allSettled(
      rivals.map(({ order, line }) => inTx(nobody, (tx) => kind.reserve(tx, order, [line], soon(tx)))),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const [index, answer] of answers.entries()) {
      const rival = rivals[index];
      if (answer.status === 'fulfilled' && rival) await effect('cancel', rival.order, rival.line);
    }
  });

  test(`COR-22 kind ${kind.name}: lines that draw on the same units are answered in order, and not promised them twice`, async () => {
    await sample.supply(3);
    const { line } = await sample.order(2);
    const lost: Choice = { ...line, offerId: newId() };
    expect(await unitsOf([line, lost, line])).toEqual([3, 0, 1]);
  });

  test(`COR-22 kind ${kind.name}: what is reserved stands until it is let go`, async () => {
    await sample.supply(2);
    const { order, line } = await sample.order(1);
    const lapsed = () => inTx(nobody, async (tx) => [...((await kind.lapsed?.(tx, order, [line])) ?? [])]);
    await inTx(nobody, (tx) => kind.reserve(tx, order, [line], soon(tx)));
    expect(await lapsed()).toEqual([]);
    await effect('expire', order, line);
    if (kind.lapsed) expect(await lapsed()).toEqual([line.lineId]);
  });
}

function moneyOf(kind: Kind, sample: KindSample): void {
  const { machine } = kind;
  const afterPay = targetOf(machine, targetOf(machine, machine.initial, 'reserve') ?? '', 'pay') ?? '';

  test(`MKT-10 kind ${kind.name}: whoever asks, no more stays of a line's money than was paid, and the moves are its machine's`, async () => {
    await sample.supply(2);
    const { order, line } = await sample.order(1);
    await inTx(nobody, (tx) => kind.reserve(tx, order, [line], new Date(tx.now.getTime() + SOON_MS)));
    await inTx(nobody, async (tx) => kind.effects.pay?.(tx, order, [line]));
    for (const state of [afterPay, targetOf(machine, afterPay, kind.capturesOn) ?? afterPay])
      for (const mover of ['buyer', 'staff', 'system'] as const) {
        const paid = { ...line, state, paidMinor: 997n };
        const terms = await inTx(nobody, async (tx) => kind.terms?.(tx, order, [paid], mover));
        for (const [move, { keptMinor }] of Object.entries(terms?.get(line.lineId) ?? {}) as [string, { keptMinor: bigint }][]) {
          expect(states(kind).some((each) => targetOf(machine, each, move))).toBe(true);
          expect(keptMinor >= 0n && keptMinor <= 997n).toBe(true);
        }
      }
    await inTx(nobody, async (tx) => kind.effects.cancel?.(tx, order, [line]));
  });

  test(`COR-32 kind ${kind.name}: what is handed over is handed over once, and not again after it was taken back`, async () => {
    await sample.supply(1);
    const { order, line } = await sample.order(1);
    const effect = (move: string): Promise<void> => inTx(nobody, async (tx) => kind.effects[move]?.(tx, order, [line]));
    await inTx(nobody, (tx) => kind.reserve(tx, order, [line], new Date(tx.now.getTime() + SOON_MS)));
    for (const move of ['pay', kind.capturesOn, 'pay', kind.capturesOn]) await effect(move);
    if (sample.given) expect(await sample.given(line)).toBe(1);
    for (const move of ['cancel', kind.capturesOn]) await effect(move);
    if (sample.given) expect(await sample.given(line)).toBe(0);
  });
}
