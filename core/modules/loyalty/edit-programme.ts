// What a seller does with card programmes: make them, limit their cards, close them, and say what a variant hands over.
import { record } from '#modules/audit/index.ts';
import { ProductChanged } from '#modules/catalog/index.ts';
import type { Tx } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import type { Tier } from './cards.sql.ts';
import { LoyaltyError } from './loyalty.errors.ts';
import {
  addProgramme,
  changeTerms,
  holdProgramme,
  productsOfProgramme,
  type ProgrammeRow,
  putTerms,
  setProgramme,
  termsOf,
  type TermsRow,
} from './programmes.sql.ts';

type Text = Record<string, string>;

export interface ProgrammeInput {
  name: Text;
  cardLimit: number | null;
}

const subject = (id: Uuid) => ({ type: 'loyalty_programme', id });
const told = ({ name, card_limit: cardLimit, status }: ProgrammeRow) => ({ name, cardLimit, status });

export async function createProgramme(tx: Tx, orgId: Uuid, { name, cardLimit }: ProgrammeInput): Promise<ProgrammeRow> {
  const row = await tx.row(addProgramme, [orgId, newId(), JSON.stringify(name), cardLimit, tx.now]);
  if (!row) throw LoyaltyError('PROGRAMME_NOT_FOUND');
  await record(tx, { orgId, action: 'loyalty_programme.created', subject: subject(row.id), after: told(row) });
  return row;
}

const tellShops = (tx: Tx, orgId: Uuid, productId: Uuid): void =>
  tx.emit(ProductChanged, { orgId, aggregateId: productId, payload: { productId } });

/** Cards there are stay, whatever changes. @throws Refusal PROGRAMME_NOT_FOUND, PROGRAMME_CHANGED, CARD_LIMIT_TAKEN */
export async function changeProgramme(
  tx: Tx,
  of: { orgId: Uuid; programmeId: Uuid; version: number },
  change: Partial<ProgrammeInput & { status: ProgrammeRow['status'] }>,
): Promise<ProgrammeRow> {
  const { orgId, programmeId, version } = of;
  const before = await tx.row(holdProgramme, [orgId, programmeId]);
  if (!before) throw LoyaltyError('PROGRAMME_NOT_FOUND');
  if (before.version !== version) throw LoyaltyError('PROGRAMME_CHANGED', { facts: { version: before.version } });
  const { name, cardLimit, status } = { ...told(before), ...change };
  if (cardLimit !== null && cardLimit < before.cards_taken)
    throw LoyaltyError('CARD_LIMIT_TAKEN', { facts: { taken: before.cards_taken } });
  const after = await tx.row(setProgramme, [orgId, programmeId, JSON.stringify(name), cardLimit, status]);
  if (!after) throw LoyaltyError('PROGRAMME_NOT_FOUND');
  for (const { id } of await tx.rows(productsOfProgramme, [orgId, programmeId])) tellShops(tx, orgId, id);
  await record(tx, { orgId, action: 'loyalty_programme.changed', subject: subject(programmeId), before: told(before), after: told(after) });
  return after;
}

export interface TermsInput {
  programmeId: Uuid;
  tier: Tier;
  validDays: number | null;
  refundDays: number;
}

/**
 * Says what a variant hands over; what was ordered keeps what it was sold with. `version` is that of the terms as they were seen, 0 where
 * there were none. @throws Refusal CARD_VARIANT_REFUSED, PROGRAMME_NOT_FOUND, CARD_TERMS_CHANGED
 */
export async function writeTerms(tx: Tx, of: { orgId: Uuid; variantId: Uuid; version: number }, terms: TermsInput): Promise<TermsRow> {
  const { orgId, variantId, version } = of;
  const { programmeId, tier, validDays, refundDays } = terms;
  const before = await tx.row(termsOf, [orgId, variantId]);
  if (!before) throw LoyaltyError('CARD_VARIANT_REFUSED');
  if (!(await tx.row(holdProgramme, [orgId, programmeId]))) throw LoyaltyError('PROGRAMME_NOT_FOUND');
  const values = [orgId, variantId, programmeId, tier, validDays, refundDays, version];
  const written = await tx.row(version === 0 ? putTerms : changeTerms, values);
  if (!written) throw LoyaltyError('CARD_TERMS_CHANGED', { facts: { version: before.version ?? 0 } });
  const after = await tx.row(termsOf, [orgId, variantId]);
  if (!after) throw LoyaltyError('CARD_VARIANT_REFUSED');
  tellShops(tx, orgId, after.product_id);
  await record(tx, {
    orgId,
    action: 'loyalty_terms.changed',
    subject: { type: 'product', id: after.product_id },
    before: said(before),
    after: said(after),
  });
  return after;
}

const said = (row: TermsRow) => ({
  sku: row.sku,
  programme: row.programme_id,
  tier: row.tier,
  validDays: row.valid_days,
  refundDays: row.refund_days,
});
