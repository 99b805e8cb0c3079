// What a shop shows of a course before it is bought.
import type { z } from 'zod';
import type { CourseOutline } from '#contracts/courses.ts';
import type { Tx } from '#platform/db/index.ts';
import { publicId, type Uuid } from '#platform/ids/index.ts';
import { type OutlineRow, outlinesOf } from './courses.sql.ts';

const shown = (row: OutlineRow, say: (text: Record<string, string>) => string) => ({
  variantId: publicId('variant', row.variant_id),
  title: say(row.title),
  seconds: row.outline.reduce((sum, { seconds }) => sum + (seconds ?? 0), 0),
  lessons: row.outline.map(({ title, kind, seconds }) => ({ title: say(title), kind, seconds })),
  windowDays: row.window_days,
  deviceLimit: row.device_limit,
  viewLimit: row.view_limit,
  viewScope: row.view_scope,
  refundDays: row.refund_days,
  watermark: row.watermark,
  certificate: row.outline.some(({ required }) => required),
});

/** What the variants of a product on sale teach; nothing where it is no course. */
export async function showOutlines(
  tx: Tx,
  product: { orgId: Uuid; id: Uuid },
  say: (text: Record<string, string>) => string,
): Promise<z.input<typeof CourseOutline>[]> {
  return (await tx.rows(outlinesOf, [product.orgId, product.id])).map((row) => shown(row, say));
}
