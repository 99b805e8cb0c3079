// What the booking module refuses.
import { defineErrors } from '#platform/errors/index.ts';

export const BookingError = defineErrors('BOOKING', {
  SERVICE_NOT_FOUND: [404, 'There is nothing to book here.'],
  BOOKING_NOT_FOUND: [404, 'There is no such booking.'],
  SLOT_TAKEN: [409, 'Somebody was faster: this time is taken.'],
  SLOT_NOT_OFFERED: [422, 'This time is not offered.'],
  SLOT_TOO_SOON: [422, 'This time is too soon to be booked.'],
  SLOT_TOO_FAR: [422, 'This time is too far ahead to be booked yet.'],
  SEATS_NOT_OFFERED: [422, 'So many places at once are not offered.'],
  BOOKING_ENDED: [409, 'This booking has ended or was moved.'],
  HOLD_LAPSED: [409, 'The time was not held any longer.'],
  RESCHEDULE_NOT_ALLOWED: [409, 'This booking can not be moved any more.'],
  NOT_OVER_YET: [409, 'That can be said only after the booking has begun.'],
  WAIT_NOT_NEEDED: [409, 'This time is free: book it.'],
  TOO_MANY_WAITS: [409, 'You wait for too many times already.'],
  ZONE_NOT_KNOWN: [422, 'There is no such time zone. Use a name such as Asia/Bangkok.'],
  LOCAL_TIME_NOT_RIGHT: [422, 'This is no date and time.'],
  LOCAL_TIME_MISSING: [422, 'The clocks are put forward then: this time does not exist.'],
  RULE_NOT_RIGHT: [422, 'This is no repetition rule we can use.'],
  RULE_TOO_OFTEN: [422, 'Hours repeat by day, week, month or year, not more often.'],
  RULE_TOO_LARGE: [422, 'This repetition rule is too large.'],
  RULE_NEVER: [422, 'This repetition rule never comes to a day.'],
  EXCEPTION_OVERLAPS: [409, 'There is an exception at that time already.'],
  TOO_MANY_EXCEPTIONS: [422, 'There are too many exceptions in this schedule.'],
  SCHEDULE_NOT_RIGHT: [422, 'Something in the schedule is not right.'],
  SCHEDULE_NOT_FOUND: [404, 'There is no such schedule.'],
});
