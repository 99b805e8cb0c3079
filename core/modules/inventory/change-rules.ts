// Sets the rules of an offer, and what holds where an offer has none.
import { record } from '#modules/audit/index.ts';
import type { Tx } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { InventoryError } from './inventory.errors.ts';
import { LimitSet, StockMoved } from './inventory.events.ts';
import type { RulesRow } from './levels.sql.ts';
import { type OfOffer, requireOffer } from './move-units.ts';
import { leastOf, mostOf } from './rules.ts';
import { LOW_AT, putRules, putSettings, rulesOfOffer, stockSettings, watchAt } from './rules.sql.ts';

const told = ({ available_from: from, ...rules }: RulesRow) => ({ ...rules, available_from: from?.toISOString() ?? null });

/** @throws Refusal STOCK_NOT_FOUND, RULES_CONTRADICT, RULES_CHANGED */
export async function changeRules(tx: Tx, at: OfOffer & { version: number }, rules: RulesRow): Promise<void> {
  const { orgId, offerId, version } = at;
  await requireOffer(tx, at);
  if (leastOf(rules) > (mostOf(rules) ?? Infinity)) throw InventoryError('RULES_CONTRADICT');
  const before = await tx.row(rulesOfOffer, [orgId, offerId]);
  const changed = await tx.row(putRules, [
    orgId,
    offerId,
    version,
    rules.min_quantity,
    rules.max_quantity,
    rules.quantity_step,
    rules.customer_limit,
    rules.available_from,
    rules.later_days,
    rules.low_at,
  ]);
  if (!changed) throw InventoryError('RULES_CHANGED');
  tx.last(() => tx.send(watchAt, [orgId, offerId]));
  tx.emit(StockMoved, { orgId, aggregateId: offerId, payload: { offerId, delta: 0, reason: 'rules' } });
  if (rules.customer_limit !== null && before?.customer_limit == null)
    tx.emit(LimitSet, { orgId, aggregateId: offerId, payload: { offerId } });
  const { version: _, ...was } = before ?? { version: 0 };
  await record(tx, {
    orgId,
    action: 'stock.rules_changed',
    subject: { type: 'offer', id: offerId },
    ...(before ? { before: told(was as RulesRow) } : {}),
    after: told(rules),
  });
}

export async function changeSettings(tx: Tx, orgId: Uuid, lowAt: number): Promise<void> {
  const before = await tx.row(stockSettings, [orgId]);
  await tx.rows(putSettings, [orgId, lowAt]);
  tx.last(() => tx.send(watchAt, [orgId, null]));
  await record(tx, {
    orgId,
    action: 'stock.settings_changed',
    subject: { type: 'organization', id: orgId },
    before: { lowAt: before?.low_at ?? LOW_AT },
    after: { lowAt },
  });
}
