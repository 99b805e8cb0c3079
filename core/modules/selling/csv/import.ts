// What an import of a file goes by: what a person chose, whose shop it is for, and how what became of its lines is counted.
import { attributesOf } from '#modules/catalog/index.ts';
import { kindSold } from '#modules/orders/index.ts';
import { brandsOfStore, channelSelling, channelsShowing } from '#modules/organizations/index.ts';
import { now } from '#platform/clock/index.ts';
import { inTx, systemActor } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { type Counts, none } from '../runs/run-work.ts';
import type { RunRow } from '../runs/runs.sql.ts';
import type { Outcome, Rules } from './plan-products.ts';
import type { Fault, PriceLine, ProductLine, StockLine } from './read-line.ts';
import type { Format } from './read-table.ts';
import { sellerName } from './shelf.sql.ts';
import type { Writing } from './write-products.ts';

export interface ImportOptions {
  format: Format;
  /** By place, what each column is read as; null is passed over. */
  mapping: (string | null)[];
  createCategories: boolean;
  /** `all`: nothing where any line is wrong. `right`: what is right. */
  mode: 'all' | 'right';
}
export const optionsOf = (run: RunRow): ImportOptions => run.options as unknown as ImportOptions;

/** What an import goes by. */
export interface Import extends Writing {
  kind: RunRow['kind'];
  rules: Rules;
  brands: readonly Uuid[];
}

export type Line = ProductLine | PriceLine | StockLine;

export async function importOf(run: RunRow): Promise<Import> {
  const orgId = run.org_id;
  const [channel, shops, brands] = await Promise.all([channelSelling(orgId), channelsShowing(orgId), brandsOfStore(orgId, now())]);
  const [seller, attributes] = await inTx(systemActor, (tx) =>
    Promise.all([tx.row(sellerName, [orgId]), run.kind === 'csv_products' ? tx.rows(attributesOf, [orgId]) : []]),
  );
  const needed = [...new Set([channel, ...shops].map((shop) => shop.default_locale))];
  return {
    kind: run.kind,
    orgId,
    channel,
    shops,
    brands,
    name: seller?.name ?? '',
    currency: channel.currency,
    runId: run.id,
    rules: {
      defaultLocale: channel.default_locale,
      needed,
      currency: channel.currency,
      createCategories: optionsOf(run).createCategories,
      attributes,
      kindStocked: (kind) => kindSold(kind)?.stocked ?? (kindSold(kind) ? false : undefined),
    },
  };
}

export function countOf(outcomes: readonly Outcome[]): Counts {
  const counts = { ...none, done: outcomes.length };
  for (const outcome of outcomes) counts[typeof outcome === 'string' ? outcome : 'failed'] += 1;
  return counts;
}

export const faultsOf = (outcome: Outcome): Fault[] | null => (typeof outcome === 'string' ? null : outcome);
