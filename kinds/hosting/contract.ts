// Hosting: the machine of a line, and what a buyer may choose beyond the plan, which is a name.
import { z } from 'zod';
import { AppName } from '#contracts/hosting.ts';
import { defineMachine } from '#platform/machine/index.ts';

export const config = z.strictObject({ name: AppName.optional() });

export const machine = defineMachine('hosting', 'new', {
  new: { phase: 'open', on: { reserve: 'reserved' } },
  reserved: { phase: 'held', on: { pay: 'paid', expire: 'expired', cancel: 'cancelled' }, staff: ['cancel'], buyer: ['cancel'] },
  // Waits for being set up, and can be called off until then.
  paid: { phase: 'active', on: { provision: 'running', cancel: 'cancelled' }, staff: ['cancel'], buyer: ['cancel'] },
  // It closes when none of its apps lives any more, by nobody's click.
  running: { phase: 'active', on: { refund: 'refunded', close: 'closed' }, staff: ['refund'], buyer: ['refund'] },
  closed: { phase: 'done' },
  expired: { phase: 'void', on: { revive: 'paid' } },
  cancelled: { phase: 'void' },
  refunded: { phase: 'void' },
});
