// Orders of several kinds for tests: placed, moved by their buyer or by staff, and what became of their money.
import { privateId } from '#platform/ids/index.ts';
import type { Schemas } from '../../../client/index.ts';
import { cards, readyShopper, type Shopper, type staffClient, until } from './shopper.ts';

const header = () => ({ 'idempotency-key': crypto.randomUUID() });
interface Server {
  readonly baseUrl: string;
  readonly database: { sql(text: string, values?: unknown[]): Promise<unknown[]> };
}

export const staffActs = (staff: Awaited<ReturnType<typeof staffClient>>) => (id: string, move: string, lineIds?: string[]) =>
  staff.POST('/v1/admin/orders/{id}/moves', {
    params: { path: { id }, header: header() },
    body: { move, ...(lineIds ? { lineIds } : {}) },
  });
export const own = (shopper: Shopper, line: { orderId: string; lineId: string }, move: string, feeMinor?: bigint) =>
  shopper.client.POST('/v1/orders/{id}/lines/{lineId}/moves', {
    params: { path: { id: line.orderId, lineId: line.lineId }, header: header() },
    body: { move, ...(feeMinor === undefined ? {} : { fee: { amount: String(feeMinor), currency: 'USD' } }) },
  });
export const n = (money?: { amount: string } | null): bigint => BigInt(money?.amount ?? '-1');

export async function ordered(server: Server, items: Parameters<typeof readyShopper>[1], card = cards.success) {
  const shopper = await readyShopper(server.baseUrl, items);
  const { body, text } = await shopper.place({ card });
  if (!body.order) throw new Error(text);
  return { shopper, id: body.order.id, order: body.order };
}

export async function lineOf(shopper: Shopper, id: string, kind: string): Promise<Schemas['OrderLine']> {
  const line = (await shopper.order(id)).lines.find((each) => each.kind === kind);
  if (!line) throw new Error(`no line of kind ${kind}`);
  return line;
}

/** Waits until nothing is asked for any more, then says what the shop keeps and what the bank still holds for it. */
export async function settled(server: Server, shopper: Shopper, id: string) {
  await until('operations to end', async () => {
    const open = await server.database.sql(
      `select 1 from payment_operations p join payment_intents i on i.id = p.intent_id where i.order_id = $1 and p.state in ('requested', 'pending')
       union all select 1 from outbox_deliveries where aggregate_id = $1`,
      [privateId('order', id)],
    );
    return open.length === 0;
  });
  const now = await shopper.order(id);
  const [bank] = (await server.database.sql(
    `select (case when c.state = 'voided' then 0 else c.amount_minor - c.captured_minor end)::text as open
       from payment_intents i join test_provider_charges c on c.id = i.provider_ref where i.order_id = $1`,
    [privateId('order', id)],
  )) as { open: string }[];
  return { now, kept: n(now.payment?.captured) - n(now.payment?.refunded), stillHeld: BigInt(bank?.open ?? -1) };
}
