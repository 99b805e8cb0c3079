// What booking does when time is free again: who is next in its queue is told.
import { on } from '#platform/outbox/index.ts';
import { BookingEnded, BookingMoved } from './booking.events.ts';
import { tellNext } from './waits.ts';

on([BookingEnded], 'booking.tell_next', async (tx, event) => {
  await tellNext(tx, { orgId: event.orgId, serviceId: event.payload.serviceId, start: new Date(event.payload.startsAt) });
});

on([BookingMoved], 'booking.tell_next_of_moved', async (tx, event) => {
  await tellNext(tx, { orgId: event.orgId, serviceId: event.payload.serviceId, start: new Date(event.payload.fromStartsAt) });
});
