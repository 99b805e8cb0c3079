// Every oracle, in the order they judge: the invariants, the answers, the bank, stock, journals, events, deaths.
import { allChecks, runChecks, violationText } from '../checks.ts';
import { privateId } from '../../core/platform/ids/index.ts';
import { place } from './buyer.ts';
import { type Evidence, type Oracle, paidStates, type Verdict } from './oracle.ts';
import { bankEqualsOurs, eventsAreDelivered, journalsBalance, stockIsHeldForBuyers } from './oracles.sql.ts';
import type { Placement, Reply } from './record.ts';

const invariantsHold: Oracle = async ({ sql }) => {
  const checks = allChecks();
  const tables = [
    ...new Set(checks.flatMap(({ sql: text }) => [...text.matchAll(/\b(?:from|join) ([a-z_]+)\b/g)].map(([, name]) => name ?? ''))),
  ];
  const there = await sql<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' and tablename = any ($1)`,
    [tables],
  );
  const [seen] = await sql<{ rows: number }>(
    `select (${there.map(({ name }) => `(select count(*) from ${name})`).join(' + ')})::int as rows`,
  );
  const violations = await runChecks((text) => sql(text), checks);
  return { oracle: `1 ${checks.length} invariants hold`, rows: seen?.rows ?? 0, violations: violations.map(violationText) };
};

interface OrderRow extends Record<string, unknown> {
  id: string;
  cart_id: string;
  lives: boolean;
  authorized: number;
  captures: number;
}

const ordersWithMoney = `
  select o.id, o.cart_id, o.status not in ('cancelled', 'expired') as lives, o.status in ${paidStates} as paid,
         (select count(*) from payment_intents i where i.org_id = o.org_id and i.order_id = o.id and i.state = 'authorized')::int as authorized,
         (select count(*) from payment_intents i join payment_operations p on p.org_id = i.org_id and p.intent_id = i.id
           where i.org_id = o.org_id and i.order_id = o.id and p.type = 'capture')::int as captures
    from orders o`;

/** What may be told for good: placed, refused by the bank, too little stock. */
const expectedAnswers = new Set(['201', '402 PAYMENT_DECLINED', '409 OUT_OF_STOCK']);
const nameOf = (reply: Reply): string => `${reply.status}${reply.code ? ` ${reply.code}` : ''}`;
const orderIn = (text: string): string => {
  const body = JSON.parse(text) as { order?: { id: string }; facts?: { orderId?: string } };
  const id = body.order?.id ?? body.facts?.orderId ?? '';
  return id ? privateId('order', id) : '';
};

/** The answers that are kept under their key, so that asking again gives the same bytes. */
const isKept = ({ status }: Reply): boolean => status === 201 || status === 402;

const answersAreTrue: Oracle = async (evidence) => {
  const { recorder, sql } = evidence;
  const orders = await sql<OrderRow>(ordersWithMoney);
  const byId = new Map(orders.map((order) => [order.id, order]));
  const violations: string[] = [];
  const promised = new Set<string>();
  for (const placement of recorder.placements) {
    violations.push(...faultsOf(placement, byId));
    for (const answer of placement.answers) if (answer.status === 201) promised.add(orderIn(answer.text));
  }
  for (const order of orders) {
    if (order.lives && !promised.has(order.id)) violations.push(`order ${order.id} lives, but its buyer was never told so`);
    if (order.authorized > 0 && !promised.has(order.id))
      violations.push(`order ${order.id} has authorized money, but its buyer was never told so`);
  }
  const again = await askAgain(evidence);
  const rows = recorder.placements.reduce((sum, { answers }) => sum + answers.length, 0) + orders.length + again.asked;
  return { oracle: '2 every answer is true and stays the same', rows, violations: [...violations, ...again.violations] };
};

function faultsOf(placement: Placement, orders: Map<string, OrderRow>): string[] {
  const { key, answers } = placement;
  const kept = answers.filter(isKept);
  const strange = answers
    .filter((answer) => !expectedAnswers.has(nameOf(answer)))
    .map((answer) => `key ${key} was answered ${nameOf(answer)}: ${answer.text.slice(0, 200)}`);
  const different = kept
    .filter(({ text, status }) => text !== kept[0]?.text || status !== kept[0]?.status)
    .map((answer) => `key ${key} got two answers: ${difference(kept[0]?.text ?? '', answer.text)}`);
  const untrue = kept.flatMap((answer) => untruth(placement, answer, orders));
  return [...strange, ...different, ...untrue];
}

function untruth(placement: Placement, answer: Reply, orders: Map<string, OrderRow>): string[] {
  const order = orders.get(orderIn(answer.text));
  if (!order) return [`key ${placement.key} was answered ${nameOf(answer)}, but there is no such order`];
  if (order.cart_id !== privateId('cart', placement.cartId)) return [`key ${placement.key} was answered with the order of another cart`];
  if (answer.status === 201)
    return order.authorized > 1 || order.captures > 1
      ? [`order ${order.id} is paid ${order.authorized} times, captured ${order.captures} times`]
      : [];
  return order.lives || order.authorized > 0 ? [`key ${placement.key} was refused, but its order ${order.id} lives or has money`] : [];
}

/** Where two texts part, with what stands around it. */
function difference(one: string, other: string): string {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const around = (text: string): string => text.slice(Math.max(0, at - 40), at + 60);
  return `…${around(one)}… and …${around(other)}…`;
}

async function askAgain({ recorder, shop }: Evidence): Promise<{ asked: number; violations: string[] }> {
  const kept = recorder.placements.filter(({ answers }) => answers.some(isKept));
  const queue = kept.map((placement) => ({ placement, first: placement.answers.find(isKept) as Reply }));
  const violations: string[] = [];
  const worker = async (): Promise<void> => {
    for (let next = queue.pop(); next; next = queue.pop()) {
      const { placement, first } = next;
      const told = await place(shop, { ...placement, answers: [] });
      if (told.status !== first.status || told.text !== first.text)
        violations.push(`key ${placement.key} says otherwise when asked again: ${difference(first.text, told.text)}`);
      else if (!told.replayed) violations.push(`key ${placement.key} was worked on again instead of answered from what is kept`);
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  return { asked: kept.length, violations };
}

const nobodyDiedAlone: Oracle = ({ deaths, recorder }) => {
  const alone = deaths
    .filter(({ by }) => by === 'itself')
    .map(({ role, code, words }) => `the ${role} ended by itself with code ${code}: ${words}`);
  const unclassified = recorder.unclassified.map((text) => `an answer nobody can act on: ${text}`);
  const answers = [...recorder.tally.values()].reduce((sum, count) => sum + count, 0);
  return Promise.resolve({
    oracle: '7 nobody died but by our hand, nobody got a bare error',
    rows: deaths.length + answers,
    violations: [...alone, ...unclassified, ...recorder.troubles],
  });
};

export const oracles: Oracle[] = [
  invariantsHold,
  answersAreTrue,
  bankEqualsOurs,
  stockIsHeldForBuyers,
  journalsBalance,
  eventsAreDelivered,
  nobodyDiedAlone,
];

/** Hears every oracle, and those of what else was done. One that saw no rows has proved nothing, and says so. */
export async function judgeAll(evidence: Evidence, more: readonly Oracle[] = []): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const oracle of [...oracles, ...more]) {
    const verdict = await oracle(evidence);
    verdicts.push(verdict.rows > 0 ? verdict : { ...verdict, violations: [...verdict.violations, 'there was nothing to look at'] });
  }
  return verdicts;
}
