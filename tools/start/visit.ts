// Places the orders a preset begins with, over HTTP, as its buyers would: what comes of them is what comes of any order.
import { randomUUID } from 'node:crypto';
import type { Preset, PresetVisit } from '#presets/preset.ts';
import { createTessera, type Schemas } from '../../client/index.ts';

const DAY_MS = 86_400_000;
const TEST_CARD = '4242424242424242';

type Client = ReturnType<typeof createTessera>;
type Want = PresetVisit['wants'][number];

/** What a call answered, or an error with what the shop said. */
function must<T>(what: string, { data, error }: { data?: T; error?: unknown }): T {
  if (data === undefined) throw new Error(`${what}: ${JSON.stringify(error)}`);
  return data;
}

const shopAt = (baseUrl: string, headers: Record<string, string> = {}): Client => createTessera({ baseUrl, headers });

async function tokenOf(baseUrl: string, { email, password }: { email: string; password: string }): Promise<string> {
  return must('sign in', await shopAt(baseUrl).POST('/v1/auth/login', { body: { email, password } })).accessToken;
}

/** The first time of a service from a day on that has room. */
async function timeFor(client: Client, offerId: string, { inDays = 0, quantity = 1 }: Want): Promise<string> {
  const from = new Date(Date.now() + inDays * DAY_MS);
  for (const at of [from, new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1, 1))]) {
    const query = { month: at.toISOString().slice(0, 7) };
    const { days } = must('times', await client.GET('/v1/offers/{id}/slots', { params: { path: { id: offerId }, query } }));
    const slot = days.flatMap(({ slots }) => slots).find(({ start, seats }) => new Date(start) >= from && seats >= quantity);
    if (slot) return slot.start;
  }
  throw new Error(`no time of ${offerId}`);
}

/** A line of a cart: the variant that was asked for, at a time where it is booked. */
async function lineOf(client: Client, want: Want) {
  const { slug, options = {}, quantity = 1, inDays } = want;
  const { variants } = must(slug, await client.GET('/v1/products/{slug}', { params: { path: { slug } } }));
  const fits = (variant: Schemas['Variant']): boolean => Object.entries(options).every(([code, value]) => variant.options[code] === value);
  const offerId = variants.find(fits)?.offer?.id;
  if (!offerId) throw new Error(`${slug} is not sold`);
  const start = inDays === undefined ? undefined : await timeFor(client, offerId, want);
  return { offerId, quantity, ...(start ? { config: { start } } : {}) };
}

/** Which of the preset's shops is meant: a store's by its host, else the one at the main address. */
const hostOf = ({ store }: PresetVisit): Record<string, string> => (store ? { 'x-forwarded-host': `${store}.localhost` } : {});

async function order(baseUrl: string, preset: Preset, visit: PresetVisit): Promise<Schemas['Order']> {
  const account = visit.hasAccount ? preset.buyers?.find(({ email }) => email === visit.email) : undefined;
  const headers = { ...hostOf(visit), ...(account ? { authorization: `Bearer ${await tokenOf(baseUrl, account)}` } : {}) };
  const client = shopAt(baseUrl, headers);
  const lines = [];
  for (const want of visit.wants) lines.push(await lineOf(client, want));
  const begun = await client.POST('/v1/carts', { body: { lines } });
  const { id } = must('cart', begun);
  const token = begun.response.headers.get('x-guest-token');
  const buyer = token && !account ? shopAt(baseUrl, { ...headers, 'x-guest-token': token }) : client;
  const path = { path: { id } };
  if (visit.code) must('code', await buyer.PUT('/v1/carts/{id}/promotion', { params: path, body: { code: visit.code } }));
  const { email, name, phone, address } = visit;
  const details = { contact: { email, name, ...(phone ? { phone } : {}) }, shippingAddress: { name, ...address } };
  const { quote } = must('details', await buyer.PATCH('/v1/checkouts/{id}', { params: path, body: details }));
  if (!quote) throw new Error('no quote');
  const body = { quoteFingerprint: quote.fingerprint, payment: { method: 'test', token: TEST_CARD }, locale: visit.locale };
  const params = { ...path, header: { 'idempotency-key': randomUUID() } };
  return must('place', await buyer.POST('/v1/checkouts/{id}/place', { params, body })).order;
}

async function moveOn(baseUrl: string, preset: Preset, visit: PresetVisit, { id, lines }: Schemas['Order']): Promise<void> {
  const [operator] = visit.store ? (preset.stores?.find(({ slug }) => slug === visit.store)?.users ?? []) : preset.users;
  if (!operator) return;
  const staff = shopAt(baseUrl, { authorization: `Bearer ${await tokenOf(baseUrl, operator)}` });
  const lineIds = lines.filter(({ kind }) => kind === 'physical').map((line) => line.id);
  for (const move of visit.moves ?? []) {
    const params = { path: { id }, header: { 'idempotency-key': randomUUID() } };
    must(move, await staff.POST('/v1/admin/orders/{id}/moves', { params, body: { move, lineIds } }));
  }
}

/** Returns what did not succeed; the shop is as open without it. */
export async function visitShop(baseUrl: string, preset: Preset): Promise<string[]> {
  const failed: string[] = [];
  for (const visit of preset.visits ?? []) {
    try {
      const placed = await order(baseUrl, preset, visit);
      if (visit.moves) await moveOn(baseUrl, preset, visit, placed);
    } catch (error) {
      failed.push(`${visit.name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return failed;
}
