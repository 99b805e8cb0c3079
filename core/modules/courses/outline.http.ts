// What a shop shows of a course before it is bought.
import { listCourseOutlines } from '#contracts/courses.ts';
import { anybodyIn, channelAt, inLocale, localeIn } from '#modules/organizations/index.ts';
import { inTx } from '#platform/db/index.ts';
import { PlatformError } from '#platform/errors/index.ts';
import { cached } from '#platform/http/cache.ts';
import { route } from '#platform/http/route.ts';
import { publicId } from '#platform/ids/index.ts';
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

export const outlineRoutes = [
  route(listCourseOutlines, async (call) => {
    const channel = await channelAt(call.host);
    const locale = localeIn(channel, call.query.locale);
    const { slug } = call.params;
    return cached(channel.id, `courses ${locale} ${slug}`, async () => {
      const rows = await inTx(anybodyIn(channel, call), (tx) => tx.rows(outlinesOf, [channel.sellers, slug]));
      if (rows.length === 0) throw PlatformError('NOT_FOUND');
      const taught = rows.filter((row) => row.variant_id !== null);
      return { items: taught.map((row) => shown(row, (text) => inLocale(text, locale, channel.default_locale))) };
    });
  }),
];
