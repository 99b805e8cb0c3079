// How good or bad each state of an order is.
import type { Tone } from '@tessera/ui/bits.tsx';
import type { Order } from '@/lib/types.ts';

/** The word for a status: of which nothing is sent, nothing is delivered. */
export const statusWord = ({ status, ships }: Pick<Order, 'status' | 'ships'>): Order['status'] | 'fulfilled' =>
  status === 'delivered' && !ships ? 'fulfilled' : status;

export const statusTones: Record<Order['status'], Tone> = {
  pending: 'warning',
  paid: 'info',
  fulfilling: 'info',
  shipped: 'info',
  delivered: 'success',
  closed: 'success',
  partly_cancelled: 'warning',
  cancelled: 'danger',
  expired: 'danger',
};
