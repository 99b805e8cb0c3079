// Access to a course: given for an order line, taken back with its money, over when its window is.
import { record } from '#modules/audit/index.ts';
import { inTx, systemActor, type Tx } from '#platform/db/index.ts';
import { PlatformError } from '#platform/errors/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { defineJob } from '#platform/jobs/index.ts';
import { EnrollmentEnded, type EnrollmentFact, EnrollmentGranted } from './courses.events.ts';
import { sealHolder } from './courses.sealed.ts';
import {
  type EndedRow,
  enrollmentIn,
  enrollmentsOfLines,
  expireEnrollments,
  grantEnrollment,
  revokeEnrollment,
  revokeEnrollments,
} from './enrollments.sql.ts';
import type { ForOrder } from './seats.ts';
import { seatsOfLines } from './seats.sql.ts';

export interface Grant {
  orgId: Uuid;
  courseId: Uuid;
  /** One of both, or both: who proved the address of a guest's order shares it with them. */
  buyer: { userId: Uuid | null; guest: string | null };
  /** Name for the certificate and for watermarks; empty where nobody gave one. */
  holder: string;
  order: ForOrder;
  lineId: Uuid;
  seats: number;
}

export const factOf = (row: EndedRow): EnrollmentFact => ({
  enrollmentId: row.id,
  courseId: row.course_id,
  orderOrgId: row.order_org_id,
  orderId: row.order_id,
  lineId: row.line_id,
});

/** Gives access for a line, once: a line that had it, even if it was taken back, gets no second. Returns the enrollment's id when it is new. */
export async function grantAccess(tx: Tx, grant: Grant): Promise<Uuid | undefined> {
  const { orgId, courseId, buyer, order, lineId } = grant;
  const sealed = sealHolder(orgId, grant.holder);
  const row = await tx.row(grantEnrollment, [
    orgId,
    courseId,
    newId(),
    buyer.userId,
    buyer.guest,
    sealed,
    order.orgId,
    order.orderId,
    lineId,
    grant.seats,
    tx.now,
  ]);
  if (row) tx.emit(EnrollmentGranted, { orgId, aggregateId: row.id, payload: factOf(row) });
  return row?.id;
}

/** Gives access for lines of an order whose places are firm. */
export async function grantLines(
  tx: Tx,
  order: ForOrder,
  grant: { lineIds: Uuid[]; buyer: Grant['buyer']; holder: string },
): Promise<void> {
  const { lineIds, buyer, holder } = grant;
  for (const seat of await tx.rows(seatsOfLines, [order.orgId, order.orderId, lineIds]))
    await grantAccess(tx, { orgId: seat.org_id, courseId: seat.course_id, buyer, holder, order, lineId: seat.line_id, seats: seat.seats });
}

/** Until when each line's course can be given back; null where it was finished or access has ended. A line that has none is not in it. */
export async function refundableUntil(tx: Tx, order: ForOrder, lineIds: Uuid[]): Promise<Map<Uuid, Date | null>> {
  const rows = await tx.rows(enrollmentsOfLines, [order.orgId, order.orderId, lineIds]);
  return new Map(rows.map((row) => [row.line_id, row.state === 'active' ? row.refund_until : null]));
}

const announceEnd = (tx: Tx, row: EndedRow, state: 'revoked' | 'expired', reason: string): void =>
  tx.emit(EnrollmentEnded, { orgId: row.org_id, aggregateId: row.id, payload: { ...factOf(row), state, reason } });

/** Takes access back at once: every link asks for the enrollment again. A second time changes nothing. */
export async function revokeLines(tx: Tx, order: ForOrder, lineIds: Uuid[], reason: string): Promise<number> {
  const rows = await tx.rows(revokeEnrollments, [order.orgId, order.orderId, lineIds, tx.now, reason]);
  for (const row of rows) announceEnd(tx, row, 'revoked', reason);
  return rows.length;
}

/** As `revokeLines`, by the seller, for whoever broke what was agreed. What ended already stays as it ended. @throws Refusal NOT_FOUND */
export async function revokeAccess(tx: Tx, of: { orgId: Uuid; courseId: Uuid; enrollmentId: Uuid }, reason: string): Promise<void> {
  const { orgId, courseId, enrollmentId } = of;
  const row = await tx.row(revokeEnrollment, [orgId, courseId, enrollmentId, tx.now, reason]);
  if (!row && !(await tx.row(enrollmentIn, [orgId, courseId, enrollmentId]))) throw PlatformError('NOT_FOUND');
  if (!row) return;
  announceEnd(tx, row, 'revoked', reason);
  await record(tx, {
    orgId,
    action: 'enrollment.revoked',
    subject: { type: 'enrollment', id: enrollmentId },
    after: { course: courseId, reason },
  });
}

const BITE = 500;

/** Says of enrollments whose window is over that they are; nobody was let in since that moment anyway. */
export async function expireDue(): Promise<number> {
  for (let all = 0; ;) {
    const found = await inTx(systemActor, async (tx) => {
      const rows = await tx.rows(expireEnrollments, [tx.now, BITE]);
      for (const row of rows) announceEnd(tx, row, 'expired', 'window');
      return rows.length;
    });
    all += found;
    if (found < BITE) return all;
  }
}

defineJob('courses_expire', async () => void (await expireDue()), { cron: '*/5 * * * *' });
