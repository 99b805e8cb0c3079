// Memberships: the machine of a line and what a buyer chooses beyond the offer, which is nothing: names are said on the cards.
import { z } from 'zod';
import { defineMachine } from '#platform/machine/index.ts';

export const config = z.strictObject({});

export const machine = defineMachine('membership', 'new', {
  new: { phase: 'open', on: { reserve: 'reserved' } },
  reserved: { phase: 'held', on: { pay: 'paid', expire: 'expired', cancel: 'cancelled' }, staff: ['cancel'], buyer: ['cancel'] },
  paid: { phase: 'active', on: { issue: 'issued', cancel: 'cancelled' }, staff: ['issue', 'cancel'] },
  issued: { phase: 'active', on: { refund: 'refunded', close: 'closed' }, staff: ['refund', 'close'], buyer: ['refund'] },
  // The last of its cards has ended, or staff are done with it.
  closed: { phase: 'done' },
  expired: { phase: 'void', on: { revive: 'paid' } },
  cancelled: { phase: 'void' },
  refunded: { phase: 'void' },
});
