// Services: the machine of a line, and what a buyer chooses beyond the offer, which is a time and, if they like, by whom and where.
import { z } from 'zod';
import { defineMachine } from '#platform/machine/index.ts';

/** One spelling for one instant, so that the same choice is the same line of a cart: whole seconds, in UTC. */
export const config = z.strictObject({
  start: z.iso.datetime({ precision: 0 }),
  with: z
    .array(z.string().regex(/^bkr_[0-7][0-9a-z]{25}$/))
    .min(1)
    .max(4)
    .optional(),
});

export const machine = defineMachine('service', 'new', {
  new: { phase: 'open', on: { reserve: 'slot_reserved' } },
  slot_reserved: { phase: 'held', on: { pay: 'paid', expire: 'expired', cancel: 'cancelled' }, staff: ['cancel'], buyer: ['cancel'] },
  paid: { phase: 'active', on: { confirm: 'confirmed', cancel: 'cancelled' }, staff: ['confirm', 'cancel'], buyer: ['cancel'] },
  confirmed: {
    phase: 'active',
    on: { serve: 'served', miss: 'no_show', cancel: 'cancelled' },
    staff: ['serve', 'miss', 'cancel'],
    buyer: ['cancel'],
  },
  served: { phase: 'active', on: { close: 'closed' }, staff: ['close'] },
  closed: { phase: 'done' },
  no_show: { phase: 'done' },
  expired: { phase: 'void', on: { revive: 'paid' } },
  cancelled: { phase: 'void' },
});
