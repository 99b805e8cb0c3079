// Courses: the machine of a line and what a buyer chooses beyond the offer, which is nothing.
import { z } from 'zod';
import { defineMachine } from '#platform/machine/index.ts';

export const config = z.strictObject({});

export const machine = defineMachine('course', 'new', {
  new: { phase: 'open', on: { reserve: 'reserved' } },
  reserved: { phase: 'held', on: { pay: 'paid', expire: 'expired', cancel: 'cancelled' }, staff: ['cancel'], buyer: ['cancel'] },
  paid: { phase: 'active', on: { grant: 'access_granted', cancel: 'cancelled' }, staff: ['grant', 'cancel'] },
  access_granted: {
    phase: 'active',
    on: { consume: 'consumed', refund: 'refunded', close: 'closed' },
    staff: ['refund', 'close'],
    buyer: ['refund'],
  },
  // Who finished keeps the course and has had what was paid for.
  consumed: { phase: 'active', on: { close: 'closed' }, staff: ['close'] },
  closed: { phase: 'done' },
  expired: { phase: 'void', on: { revive: 'paid' } },
  cancelled: { phase: 'void' },
  refunded: { phase: 'void' },
});
