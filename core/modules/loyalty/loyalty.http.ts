// Cards over HTTP for their seller: programmes, what variants hand over, who holds a card.
import type { z } from 'zod';
import * as contract from '#contracts/cards.ts';
import { record } from '#modules/audit/index.ts';
import { forgetOffers, inLocale, readIn, staffActor } from '#modules/organizations/index.ts';
import { CSV_BOM, csvLine } from '#platform/csv.ts';
import { inTx, type StaffActor, type Tx } from '#platform/db/index.ts';
import { nextByTime, readCursor, readTimeCursor, writeCursor } from '#platform/http/cursor.ts';
import { type Call, Download, route } from '#platform/http/route.ts';
import { privateId, publicId, type Uuid } from '#platform/ids/index.ts';
import { keyOf, once } from '#platform/once/index.ts';
import type { CardRow } from './cards.sql.ts';
import { changeCard, type CardMove, stateAt } from './change-card.ts';
import { changeProgramme, createProgramme, writeTerms } from './edit-programme.ts';
import { type CardFilters, findCards } from './find-cards.ts';
import { openHolder } from './loyalty.sealed.ts';
import { programmePage, type ProgrammeRow, termsPage, type TermsRow } from './programmes.sql.ts';

/** Runs a change of what may be on sale; whoever asks after it sees it. */
async function edited<T>(actor: StaffActor, work: (tx: Tx) => Promise<T>): Promise<T> {
  const done = await inTx(actor, work);
  await forgetOffers(actor.orgId);
  return done;
}

const shownProgramme = (row: ProgrammeRow) => ({
  id: publicId('loyaltyProgramme', row.id),
  status: row.status,
  name: row.name,
  cardLimit: row.card_limit,
  cardsTaken: row.cards_taken,
  version: row.version,
  createdAt: row.created_at.toISOString(),
});

const programmeRoutes = [
  route(contract.listCardProgrammes, async (call) => {
    const actor = staffActor(call);
    const { cursor, limit } = call.query;
    const rows = await inTx(actor, (tx) => tx.rows(programmePage, [actor.orgId, ...readTimeCursor(cursor), limit + 1]));
    return {
      items: rows.slice(0, limit).map((row) => ({ ...shownProgramme(row), variants: row.variants })),
      nextCursor: nextByTime(rows, limit, (row) => [row.created_at, row.id]),
    };
  }),
  route(contract.createCardProgramme, async (call) => {
    const actor = staffActor(call);
    return inTx(actor, (tx) =>
      once(tx, keyOf(call, actor.orgId, 'staff'), 201, async () => shownProgramme(await createProgramme(tx, actor.orgId, call.body))),
    );
  }),
  route(contract.changeCardProgramme, async (call) => {
    const { orgId, ...actor } = staffActor(call);
    const { version, name, cardLimit, status } = call.body;
    const change = { ...(name ? { name } : {}), ...(cardLimit === undefined ? {} : { cardLimit }), ...(status ? { status } : {}) };
    const programmeId = privateId('loyaltyProgramme', call.params.id);
    return edited({ ...actor, orgId }, async (tx) => shownProgramme(await changeProgramme(tx, { orgId, programmeId, version }, change)));
  }),
];

function termsIn(row: TermsRow): z.input<typeof contract.CardTerms>['terms'] {
  const { programme_id: id, programme: name, programme_status: status, tier, refund_days: refundDays, version } = row;
  if (id === null || name === null || status === null || tier === null || refundDays === null || version === null) return null;
  return { programme: { id: publicId('loyaltyProgramme', id), name, status }, tier, validDays: row.valid_days, refundDays, version };
}

const shownTerms = (row: TermsRow): z.input<typeof contract.CardTerms> => ({
  variantId: publicId('variant', row.variant_id),
  sku: row.sku,
  options: row.options,
  product: { id: publicId('product', row.product_id), slug: row.slug, title: row.title, status: row.status },
  terms: termsIn(row),
});

const termsRoutes = [
  route(contract.listCardTerms, async (call) => {
    const actor = staffActor(call);
    const { cursor, limit, productId } = call.query;
    const [before = null] = readCursor(cursor, ['uuid']);
    const product = productId ? privateId('product', productId) : null;
    const rows = await inTx(actor, (tx) => tx.rows(termsPage, [actor.orgId, before, limit + 1, product]));
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return { items: rows.slice(0, limit).map(shownTerms), nextCursor: last ? writeCursor([last.variant_id]) : null };
  }),
  route(contract.putCardTerms, async (call) => {
    const { orgId, ...actor } = staffActor(call);
    const { version, programmeId, ...terms } = call.body;
    const of = { orgId, variantId: privateId('variant', call.params.variantId), version };
    const programme = privateId('loyaltyProgramme', programmeId);
    return edited({ ...actor, orgId }, async (tx) => shownTerms(await writeTerms(tx, of, { ...terms, programmeId: programme })));
  }),
];

const shownCard = (row: CardRow, locale: string, now: Date): z.input<typeof contract.IssuedCard> => ({
  id: publicId('loyaltyCard', row.id),
  programmeId: publicId('loyaltyProgramme', row.programme_id),
  programme: inLocale(row.programme, locale, 'en'),
  tier: row.tier,
  lastFour: row.last_four,
  name: openHolder(row.org_id, row.name_sealed),
  state: stateAt(row, now),
  issuedAt: row.issued_at.toISOString(),
  validUntil: row.valid_until?.toISOString() ?? null,
  reason: row.reason,
  orderId: row.order_id && row.order_org_id === row.org_id ? publicId('order', row.order_id) : null,
});

const filtersOf = ({ programmeId, tier, state, q }: z.output<(typeof contract.exportCards)['query'] & object>): CardFilters => ({
  programmeId: programmeId ? privateId('loyaltyProgramme', programmeId) : null,
  tier: tier ?? null,
  state: state ?? null,
  q: q ?? '',
});

const STEP = 1_000;

/** Pages of cards, each in a transaction of its own, so that a long file holds nothing. */
async function* linesOf(actor: StaffActor, filters: CardFilters, locale: string): AsyncGenerator<string> {
  yield CSV_BOM + csvLine(['id', 'programme', 'tier', 'last_four', 'name', 'state', 'issued_at', 'valid_until', 'reason', 'order']);
  for (let after: [Date, Uuid] | [null, null] = [null, null]; ;) {
    const { rows, now }: { rows: CardRow[]; now: Date } = await inTx(actor, async (tx) => ({
      rows: await findCards(tx, actor.orgId, filters, { after, limit: STEP }),
      now: tx.now,
    }));
    yield rows
      .map((row) => shownCard(row, locale, now))
      .map((card) =>
        csvLine([
          ...[card.id, card.programme, card.tier, card.lastFour, card.name, card.state],
          ...[card.issuedAt, card.validUntil, card.reason, card.orderId],
        ]),
      )
      .join('');
    const last = rows.at(-1);
    if (!last || rows.length < STEP) return;
    after = [last.issued_at, last.id];
  }
}

const change = (call: Call<{ id: string }, unknown, { reason: string }>, move: CardMove) => {
  const actor = staffActor(call);
  const of = { orgId: actor.orgId, cardId: privateId('loyaltyCard', call.params.id) };
  const work = async (tx: Tx) => shownCard(await changeCard(tx, of, move, call.body.reason), readIn(call), tx.now);
  return move === 'revoke' ? edited(actor, work) : inTx(actor, work);
};

const cardRoutes = [
  route(contract.listCards, async (call) => {
    const actor = staffActor(call);
    const { cursor, limit, ...filters } = call.query;
    return inTx(actor, async (tx) => {
      const rows = await findCards(tx, actor.orgId, filtersOf(filters), { after: readTimeCursor(cursor), limit: limit + 1 });
      return {
        items: rows.slice(0, limit).map((row) => shownCard(row, readIn(call), tx.now)),
        nextCursor: nextByTime(rows, limit, (row) => [row.issued_at, row.id]),
      };
    });
  }),
  route(contract.exportCards, async (call) => {
    const actor = staffActor(call);
    const { orgId } = actor;
    const day = await inTx(actor, async (tx) => {
      await record(tx, { orgId, action: 'loyalty_card.exported', subject: { type: 'organization', id: orgId } });
      return tx.now.toISOString().slice(0, 10);
    });
    return new Download(linesOf(actor, filtersOf(call.query), readIn(call)), { type: 'text/csv; charset=utf-8', name: `cards-${day}.csv` });
  }),
  route(contract.suspendCard, (call) => change(call, 'suspend')),
  route(contract.resumeCard, (call) => change(call, 'resume')),
  route(contract.revokeCard, (call) => change(call, 'revoke')),
];

export const loyaltyRoutes = [...programmeRoutes, ...termsRoutes, ...cardRoutes];
