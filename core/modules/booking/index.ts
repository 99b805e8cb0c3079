// The face of the booking module: which times can be booked, and the only ways to take and free them.
import './booking.on.ts';

export { BookingError } from './booking.errors.ts';
export { bookingPrivacy } from './booking.privacy.ts';
export { BookingConfirmed, BookingEnded, type BookingFact, BookingMarked, BookingMoved, WaitTold } from './booking.events.ts';
export {
  addException,
  addResource,
  addSchedule,
  addService,
  changeSchedule,
  exceptionRefusal,
  type NewSchedule,
  type NewService,
} from './change-schedule.ts';
export { sweepLapsedHolds } from './expire-holds.ts';
export { confirmByItself } from './for-orders.sql.ts';
export { confirmedByThemselves, endingTerms, giveWaits, lapsedLines, seatsTogether } from './for-orders.ts';
export { bookingOf, type Moving, reschedule, termsNow } from './move-booking.ts';
export { cancellation, type Decision, missing, Policy, type Reason, rescheduling, type Terms } from './policy.ts';
export { seatsAt, type ShownSlots, showSlots } from './show-slots.ts';
export type { Slot } from './slots.ts';
export { peopleBetween } from './setup/people.ts';
export { setupRoutes } from './setup/setup.http.ts';
export { resourceById } from './setup/setup.sql.ts';
export { knownTo, slotRoutes } from './shop/slots.http.ts';
export { streamOf, versionOf } from './shop/versions.ts';
export { bookingsOf, confirm, type ForOrder, giveBack, hold, mark, policyOf, slotRefusal, type WantedSlot } from './take-slots.ts';
export { join, leave, sweepWaits } from './waits.ts';
export { instantOf, readLocal, writeInstant, writeLocal, zoneNamed } from './zones.ts';
