// Things of other kinds than goods on the shelf of the preset's shop, for tests: a service with hours, a course with a lesson.
import { newId, publicId, type Uuid } from '#platform/ids/index.ts';
import { inProcess } from './learner.ts';
import { findSalon, openService, startsOf, type Wishes } from './salon.ts';
import type { TestServer } from './server.ts';

export interface Ware {
  orgId: Uuid;
  offerId: Uuid;
  slug: string;
  variantId: Uuid;
}

/** A product of a kind with one variant and its offer, published. */
async function putOnSale(server: TestServer, kind: string, priceMinor: number): Promise<Ware> {
  const [product, variantId, offerId] = [newId(), newId(), newId()];
  const slug = `${kind}-${product.slice(-12)}`;
  const [row] = await server.database.sql<{ org_id: Uuid }>(
    `with p as (
       insert into products (org_id, id, kind, slug, status, category_id, title, subtitle, description, words, published_at)
       select org_id, $1::uuid, $2, $3, 'published', id, '{"en":"Ware"}', '{}', '{}', '', now() from categories order by org_id, id limit 1 returning org_id, id),
     v as (insert into variants (org_id, id, product_id, sku, options, position) select org_id, $4::uuid, id, $3, '{}', 0 from p)
     select org_id from p`,
    [product, kind, slug, variantId],
  );
  const orgId = row?.org_id ?? '';
  await server.database.sql(
    `insert into offers (org_id, id, variant_org_id, variant_id, product_id, status, currency, price_minor)
     select $1, $2, $1, $3, $4, 'published', currency, $5 from channels where org_id = $1 limit 1`,
    [orgId, offerId, variantId, product, priceMinor],
  );
  return { orgId, offerId, slug, variantId };
}

export interface Service extends Ware {
  serviceId: Uuid;
  /** From tomorrow on, as a line's choice says them. */
  starts: string[];
}

export async function sellService(server: TestServer, priceMinor: number, wishes: Wishes = {}): Promise<Service> {
  await inProcess();
  const ware = await putOnSale(server, 'service', priceMinor);
  const salon = { ...(await findSalon(server.database)), orgId: ware.orgId, offers: [ware.offerId] };
  const { serviceId } = await openService(salon, wishes);
  const starts = await startsOf(salon, ware.offerId);
  return { ...ware, serviceId, starts: starts.map((start) => start.toISOString().replace('.000', '')) };
}

/** A course with one lesson to read. */
export async function sellCourse(
  server: TestServer,
  priceMinor: number,
  policy: { seats?: number | null; refundDays?: number; windowDays?: number | null } = {},
): Promise<Ware & { courseId: Uuid }> {
  const ware = await putOnSale(server, 'course', priceMinor);
  const courseId = newId();
  const { seats = null, refundDays = 14, windowDays = null } = policy;
  await server.database.sql(
    `insert into courses (org_id, id, variant_id, status, title, created_at, seat_limit, refund_days, window_days)
     values ($1, $2, $3, 'published', '{"en":"Bread"}', now(), $4, $5, $6)`,
    [ware.orgId, courseId, ware.variantId, seats, refundDays, windowDays],
  );
  await server.database.sql(
    `insert into course_lessons (org_id, id, course_id, position, kind, delivery, title, body, created_at) values ($1, $2, $3, 0, 'text', 'stream', '{"en":"Flour"}', '{"en":"Flour."}', now())`,
    [ware.orgId, newId(), courseId],
  );
  await server.database.sql(`update courses set outline = course_outline(org_id, id) where id = $1`, [courseId]);
  return { ...ware, courseId };
}

/** As a cart takes it. */
export const itemOf = (ware: Ware, config: Record<string, unknown> = {}, quantity = 1) => ({
  offerId: publicId('offer', ware.offerId),
  quantity,
  config,
});
