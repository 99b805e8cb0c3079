// Ways of shipping over HTTP, for the staff of who ships.
import * as contract from '#contracts/shipping.ts';
import { channelSelling, currencyIn, staffActor } from '#modules/organizations/index.ts';
import { inTx } from '#platform/db/index.ts';
import { type Call, route } from '#platform/http/route.ts';
import { privateId, publicId, type Uuid } from '#platform/ids/index.ts';
import { keyOf, once } from '#platform/once/index.ts';
import { addMethod, changeWay, type Price, type Way, waysOf } from './change-methods.ts';

interface SentPrice {
  currency: string;
  amount: string;
  freeFrom: string | null;
}

const shown = ({ id, name, countries, minDays, maxDays, archived, prices }: Way) => ({
  id: publicId('shippingMethod', id),
  name,
  countries,
  minDays,
  maxDays,
  prices: prices.map(({ currency, minor, freeFrom }) => ({
    price: { amount: String(minor), currency },
    freeFrom: freeFrom === null ? null : { amount: String(freeFrom), currency },
  })),
  archived,
});

const priceOf = ({ currency, amount, freeFrom }: SentPrice): Price => ({
  currency,
  minor: BigInt(amount),
  freeFrom: freeFrom === null ? null : BigInt(freeFrom),
});

/** Whose ways, in which currency first, with prices in what the shop sells in. @throws Refusal CURRENCY_UNKNOWN, CHANNEL_NOT_FOUND */
async function seller(call: Call, prices: readonly SentPrice[] = []): Promise<{ orgId: Uuid; currency: string }> {
  const { orgId } = staffActor(call);
  const channel = await channelSelling(orgId);
  for (const { currency } of prices) currencyIn(channel, currency);
  return { orgId, currency: channel.currency };
}

type Texts = Partial<Record<string, string>>;
const textsOf = (name: Texts): Record<string, string> =>
  Object.fromEntries(Object.entries(name).filter((pair): pair is [string, string] => pair[1] !== undefined));

export const fulfilmentRoutes = [
  route(contract.listOwnShippingMethods, async (call) => {
    const actor = staffActor(call);
    return { items: (await inTx(actor, (tx) => waysOf(tx, actor.orgId))).map(shown) };
  }),
  route(contract.createShippingMethod, async (call) => {
    const at = await seller(call, call.body.prices);
    const { name, prices, ...rest } = call.body;
    const given = { ...rest, name: textsOf(name), prices: prices.map(priceOf) };
    return inTx(staffActor(call), (tx) => once(tx, keyOf(call, at.orgId, 'staff'), 201, async () => shown(await addMethod(tx, at, given))));
  }),
  route(contract.updateShippingMethod, async (call) => {
    const at = await seller(call, call.body.prices);
    const { name, prices, ...rest } = call.body;
    const change = { ...rest, ...(name && { name: textsOf(name) }), ...(prices && { prices: prices.map(priceOf) }) };
    const id = privateId('shippingMethod', call.params.id);
    return shown(await inTx(staffActor(call), (tx) => changeWay(tx, at, id, change)));
  }),
];
