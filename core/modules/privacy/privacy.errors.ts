// What the privacy module refuses.
import { defineErrors } from '#platform/errors/index.ts';

export const PrivacyError = defineErrors('PRIVACY', {
  EXPORT_RUNNING: [409, 'An archive is being made already. A mail tells when it is ready.'],
  EXPORT_NOT_FOUND: [404, 'There is no such archive of yours.'],
  EXPORT_EXPIRED: [410, 'This archive is gone. Ask for a new one.'],
  ERASURE_PENDING: [409, 'You have asked to be forgotten already.'],
  ERASURE_NOT_FOUND: [404, 'There is nothing to call off.'],
  ERASURE_OWNER: [409, 'You own an organization. Hand it over or close it first.'],
  BUYER_NOT_FOUND: [404, 'There is no such order, or nobody is known of it any more.'],
  HOLD_EXISTS: [409, 'A hold stands on this person already.'],
  HOLD_NOT_FOUND: [404, 'There is no such hold.'],
});
