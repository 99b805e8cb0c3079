// Goods: the machine of a line and what a buyer chooses beyond the offer, which is nothing.
import { z } from 'zod';
import { defineMachine } from '#platform/machine/index.ts';

export const config = z.strictObject({});

export const machine = defineMachine('physical', 'new', {
  new: { phase: 'open', on: { reserve: 'reserved' } },
  reserved: {
    phase: 'held',
    on: { pay: 'paid', confirm: 'confirmed', expire: 'expired', cancel: 'cancelled' },
    staff: ['confirm', 'cancel'],
    buyer: ['cancel'],
  },
  confirmed: { phase: 'active', on: { pay: 'paid', fulfil: 'fulfilling', cancel: 'cancelled' }, staff: ['fulfil', 'cancel'] },
  paid: { phase: 'active', on: { fulfil: 'fulfilling', cancel: 'cancelled' }, staff: ['fulfil', 'cancel'] },
  fulfilling: { phase: 'active', on: { ship: 'shipped', cancel: 'cancelled' }, staff: ['ship', 'cancel'] },
  shipped: { phase: 'active', on: { deliver: 'delivered' }, staff: ['deliver'] },
  delivered: { phase: 'active', on: { close: 'closed' }, staff: ['close'] },
  closed: { phase: 'done' },
  expired: { phase: 'void', on: { revive: 'paid' } },
  cancelled: { phase: 'void' },
});
