// The contract every kind passes, as tests: `kindContract(physical, { offer, place… })` in the kind's own test file.
import { expect, test } from 'vitest';
import { movesFor, targetOf } from '#platform/machine/index.ts';
import { type Actor, inTx, systemActor, type Tx } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import type { Kind, KindLine, KindOrder } from '#modules/orders/index.ts';

export interface KindSample {
  /** A fresh order to reserve for, with one line of `quantity` in its rows, in the state after `reserve`. */
  order(quantity: number): Promise<{ order: KindOrder; line: KindLine }>;
  /** Makes exactly so many available. */
  supply(units: number): Promise<void>;
  /** A config that fits, and one that does not. */
  config: { good: Record<string, unknown>; bad: Record<string, unknown> };
}

const SOON_MS = 60_000;
const nobody: Actor = systemActor;

/** Registers the tests of the contract for a kind. */
export function kindContract(kind: Kind, sample: KindSample): void {
  shapeOf(kind, sample);
  scarcityOf(kind, sample);
}

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

  test(`kind ${kind.name} gives back between nothing and everything, in every state`, () => {
    for (const state of Object.keys(kind.machine.states)) {
      const share = kind.refundable(state);
      expect(Number.isInteger(share) && share >= 0 && share <= 10_000).toBe(true);
    }
  });

  test(`kind ${kind.name} takes a config that fits and refuses one that does not`, () => {
    expect(kind.config.safeParse(sample.config.good).success).toBe(true);
    expect(kind.config.safeParse(sample.config.bad).success).toBe(false);
  });
}

function scarcityOf(kind: Kind, sample: KindSample): void {
  const units = async (line: KindLine): Promise<number> =>
    inTx(nobody, async (tx) => (await kind.available(tx, [line])).get(line.offerId) ?? 0);
  const soon = (tx: Tx): Date => new Date(tx.now.getTime() + SOON_MS);
  const effect = (move: string, order: KindOrder, line: KindLine): Promise<void> =>
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

  test(`kind ${kind.name} has nothing of an offer that is not there`, async () => {
    const { line } = await sample.order(1);
    const lost: { sellerOrgId: Uuid; offerId: Uuid; config: Record<string, unknown> } = { ...line, offerId: newId() };
    expect((await inTx(nobody, (tx) => kind.available(tx, [lost]))).get(lost.offerId)).toBeUndefined();
  });
}
