// Facts the courses module announces.
import { defineEvent } from '#platform/outbox/index.ts';

export interface EnrollmentFact extends Record<string, unknown> {
  enrollmentId: string;
  courseId: string;
  orderOrgId: string;
  orderId: string;
  lineId: string;
}

export const EnrollmentGranted = defineEvent<EnrollmentFact>('enrollment.granted', 'enrollment');
/** Every lesson that counts is done. */
export const EnrollmentConsumed = defineEvent<EnrollmentFact>('enrollment.consumed', 'enrollment');
export const EnrollmentEnded = defineEvent<EnrollmentFact & { state: 'revoked' | 'expired'; reason: string }>(
  'enrollment.ended',
  'enrollment',
);
