// What staff do with promotions: make them, change their terms, end them.
import { record } from '#modules/audit/index.ts';
import { type Channel, channelById, channelsAbout, channelSelling } from '#modules/organizations/index.ts';
import { inTx, type StaffActor, type Tx, widenSellers } from '#platform/db/index.ts';
import { assert, PlatformError } from '#platform/errors/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { PricingError } from './pricing.errors.ts';
import { promotionCode } from './promotion-code.ts';
import {
  addAmounts,
  addCounter,
  addPromotion,
  changeTerms,
  dropAmounts,
  endNow,
  lockPromotion,
  offeredProducts,
  type OwnPromotionRow,
  ownPromotion,
  setMost,
  wordsOf,
} from './promotions.sql.ts';

/** With the names of whose and the titles of what it is for, by id. */
export type OwnPromotion = OwnPromotionRow & { words: ReadonlyMap<Uuid, Record<string, string>> };

export interface Terms {
  name: string;
  basisPoints: number | null;
  amounts: { currency: string; off: bigint | null; least: bigint }[];
  seller: Uuid | null;
  products: Uuid[];
  mostUses: number | null;
  mostEach: number | null;
  startsAt: Date | undefined;
  endsAt: Date | null;
}

interface Making extends Terms {
  code: string;
  kind: 'percent' | 'fixed';
  channelId: Uuid | undefined;
}

/** A channel in which an organization sells, its own or another's. @throws Refusal CHANNEL_NOT_FOUND, NOT_FOUND */
async function channelFor(orgId: Uuid, channelId: Uuid | undefined): Promise<Channel> {
  // Asked first, because it waits for what changed a moment ago.
  const about = await channelsAbout(orgId);
  const channel = channelId ? await channelById(channelId) : await channelSelling(orgId);
  if (about.includes(channel.id)) return channel;
  throw PlatformError('NOT_FOUND');
}

/** Who acts in a channel: who only sells there needs it as the shop to leave something in it. */
const actorIn = (actor: StaffActor, channel: Channel): StaffActor => ({ ...actor, shopId: channel.org_id, sellers: channel.sellers });

/** Reads whose and for what promotions are: of organizations that are known from the promotions alone. */
export async function describePromotions(tx: Tx, rows: readonly OwnPromotionRow[]): Promise<OwnPromotion[]> {
  const channels = await Promise.all([...new Set(rows.map((row) => row.channel_id))].map(channelById));
  const organizations = [...new Set(rows.flatMap((row) => [row.run_by, row.only_seller ?? row.run_by]))];
  widenSellers(tx, [...organizations, ...channels.flatMap(({ sellers }) => sellers)]);
  const found = await tx.rows(wordsOf, [organizations, rows.flatMap((row) => row.only_products ?? [])]);
  const words = new Map(found.map((row) => [row.id, row.words]));
  return rows.map((row) => ({ ...row, words }));
}

async function find(tx: Tx, orgId: Uuid, id: Uuid): Promise<OwnPromotionRow> {
  const found = await tx.row(ownPromotion, [orgId, tx.now, id]);
  if (!found) throw PricingError('PROMOTION_NOT_FOUND');
  return found;
}

/** Reads one as its people see it. @throws Refusal PROMOTION_NOT_FOUND */
export async function readPromotion(tx: Tx, orgId: Uuid, id: Uuid): Promise<OwnPromotion> {
  const [shown] = await describePromotions(tx, [await find(tx, orgId, id)]);
  assert(shown, 'what was found is described');
  return shown;
}

/** What takes nothing off, or is for nothing, is no promotion. @throws Refusal PROMOTION_NOT_RIGHT with what does not fit */
async function checkTerms(tx: Tx, channel: Channel, { kind, orgId, terms }: { kind: string; orgId: Uuid; terms: Terms }): Promise<void> {
  const wrong = (field: string): never => {
    throw PricingError('PROMOTION_NOT_RIGHT', { facts: { field } });
  };
  const { amounts, seller, products, startsAt, endsAt } = terms;
  const isFixed = kind === 'fixed';
  if (isFixed === (terms.basisPoints !== null)) wrong('basisPoints');
  if ((isFixed && amounts.length === 0) || amounts.some(({ off }) => (isFixed ? off === null || off <= 0n : off !== null)))
    wrong('amounts');
  if (amounts.some(({ currency }) => !channel.currencies.includes(currency))) wrong('amounts');
  if (endsAt && endsAt <= (startsAt ?? tx.now)) wrong('endsAt');
  if (seller && !channel.sellers.includes(seller)) wrong('sellerId');
  if (orgId !== channel.org_id && seller !== orgId) wrong('sellerId');
  if (products.length === 0) return;
  const offered = await tx.rows(offeredProducts, [seller ? [seller] : channel.sellers, products]);
  if (products.some((id) => !offered.some((each) => each.id === id))) wrong('productIds');
}

/** What the trail keeps. */
const facts = ({ name, basisPoints, amounts, seller, products, mostUses, mostEach, startsAt, endsAt }: Terms) => ({
  name,
  basisPoints,
  amounts: amounts.map(({ currency, off, least }) => ({ currency, off: off?.toString() ?? null, least: least.toString() })),
  seller,
  products,
  mostUses,
  mostEach,
  startsAt: startsAt?.toISOString() ?? null,
  endsAt: endsAt?.toISOString() ?? null,
});

function sendAmounts(tx: Tx, key: [org: Uuid, id: Uuid], amounts: Terms['amounts']): void {
  if (amounts.length > 0)
    tx.send(addAmounts, [
      ...key,
      amounts.map(({ currency }) => currency),
      amounts.map(({ off }) => off),
      amounts.map(({ least }) => least),
    ]);
}

/** @throws Refusal CHANNEL_NOT_FOUND, PROMOTION_NOT_RIGHT, PROMOTION_CODE_TAKEN */
export async function makePromotion(actor: StaffActor, making: Making): Promise<OwnPromotion> {
  const { orgId } = actor;
  const channel = await channelFor(orgId, making.channelId);
  const code = promotionCode(making.code);
  if (!code) throw PricingError('PROMOTION_NOT_RIGHT', { facts: { field: 'code' } });
  const terms = { ...making, seller: orgId === channel.org_id ? making.seller : orgId };
  return inTx(actorIn(actor, channel), async (tx) => {
    await checkTerms(tx, channel, { kind: making.kind, orgId, terms });
    const id = newId();
    const added = await tx.row(addPromotion, [
      channel.org_id,
      id,
      channel.id,
      orgId,
      code,
      making.kind,
      tx.now,
      terms.name,
      terms.basisPoints,
      terms.seller,
      terms.products.length > 0 ? terms.products : null,
      terms.mostEach,
      terms.startsAt ?? tx.now,
      terms.endsAt,
    ]);
    if (!added) throw PricingError('PROMOTION_CODE_TAKEN');
    tx.send(addCounter, [channel.org_id, id, terms.mostUses]);
    sendAmounts(tx, [channel.org_id, id], terms.amounts);
    await record(tx, {
      orgId,
      action: 'promotion.created',
      subject: { type: 'promotion', id },
      after: { code, kind: making.kind, ...facts(terms) },
    });
    return readPromotion(tx, orgId, id);
  });
}

/** Of an organization's own: who only lets it run in their channel ends it or leaves it. @throws Refusal FORBIDDEN and as `makePromotion`, CONFLICT, PROMOTION_ENDED */
export async function changePromotion(
  actor: StaffActor,
  { id, version, terms }: { id: Uuid; version: number; terms: Terms },
): Promise<OwnPromotion> {
  const { orgId } = actor;
  const before = await inTx(actor, (tx) => find(tx, orgId, id));
  if (before.run_by !== orgId) throw PlatformError('FORBIDDEN');
  const channel = await channelFor(orgId, before.channel_id);
  const wanted = { ...terms, seller: orgId === channel.org_id ? terms.seller : orgId, startsAt: terms.startsAt ?? before.starts_at };
  return inTx(actorIn(actor, channel), async (tx) => {
    const held = await tx.row(lockPromotion, [orgId, id]);
    if (held?.version !== version) throw PlatformError('CONFLICT');
    if (held.ends_at && held.ends_at <= tx.now) throw PricingError('PROMOTION_ENDED');
    await checkTerms(tx, channel, { kind: held.kind, orgId, terms: wanted });
    if (!(await tx.row(setMost, [channel.org_id, id, wanted.mostUses])))
      throw PricingError('PROMOTION_NOT_RIGHT', { facts: { field: 'mostUses' } });
    const products = wanted.products.length > 0 ? wanted.products : null;
    const { name, basisPoints, seller, mostEach, startsAt, endsAt } = wanted;
    tx.send(changeTerms, [channel.org_id, id, name, basisPoints, seller, products, mostEach, startsAt, endsAt]);
    tx.send(dropAmounts, [channel.org_id, id]);
    sendAmounts(tx, [channel.org_id, id], wanted.amounts);
    await record(tx, {
      orgId,
      action: 'promotion.changed',
      subject: { type: 'promotion', id },
      before: factsOfRow(before),
      after: facts(wanted),
    });
    return readPromotion(tx, orgId, id);
  });
}

const factsOfRow = (row: OwnPromotionRow) =>
  facts({
    name: row.name,
    basisPoints: row.basis_points,
    amounts: row.amounts.map(({ currency, off, least }) => ({ currency, off: off === null ? null : BigInt(off), least: BigInt(least) })),
    seller: row.only_seller,
    products: row.only_products ?? [],
    mostUses: row.most,
    mostEach: row.most_each,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
  });

/** Also by whoever sells in the channel no more. @throws Refusal PROMOTION_NOT_FOUND, PROMOTION_ENDED */
export async function endPromotion(actor: StaffActor, id: Uuid): Promise<OwnPromotion> {
  const { orgId } = actor;
  const channel = await channelById((await inTx(actor, (tx) => find(tx, orgId, id))).channel_id);
  return inTx(actorIn(actor, channel), async (tx) => {
    const held = await tx.row(lockPromotion, [orgId, id]);
    if (!held) throw PricingError('PROMOTION_NOT_FOUND');
    if (held.ends_at && held.ends_at <= tx.now) throw PricingError('PROMOTION_ENDED');
    tx.send(endNow, [held.org_id, id, tx.now]);
    await record(tx, {
      orgId,
      action: 'promotion.ended',
      subject: { type: 'promotion', id },
      before: { endsAt: held.ends_at?.toISOString() ?? null },
      after: { endsAt: tx.now.toISOString() },
    });
    return readPromotion(tx, orgId, id);
  });
}
