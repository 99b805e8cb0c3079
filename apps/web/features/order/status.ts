// How good or bad each state of an order is.
import type { Tone } from '@tessera/ui/bits.tsx';
import type { Order } from '@/lib/types.ts';

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
