// What is in a parcel, in words.
import type { Order } from '@/lib/types.ts';

export const parcelContents = ({ lines }: Pick<Order, 'lines'>, { units }: Order['shipments'][number]): string[] =>
  units.map(({ lineId, quantity }) => {
    const line = lines.find(({ id }) => id === lineId);
    return [`${quantity} × ${line?.title ?? ''}`, line?.variant].filter(Boolean).join(', ');
  });
