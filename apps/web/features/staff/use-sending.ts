// Sends a parcel; one whose answer got lost is asked for again as it was, so that it leaves once.
import { useMutation, type UseMutationResult, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { actKeys, answer, api, mayHaveHappened } from '@/lib/api.ts';
import type { Order, Sent } from '@/lib/types.ts';

type Parcel = Sent<'/v1/admin/orders/{id}/shipments'>;

/** `lost` is the parcel of which nobody knows whether it left. */
export function useSending(
  { id }: Order,
  onDone: (order: Order) => void,
): { ship: UseMutationResult<Order, Error, Parcel>; lost: Parcel | null } {
  const client = useQueryClient();
  const keys = useRef(actKeys());
  const [lost, setLost] = useState<Parcel | null>(null);
  const ship = useMutation({
    mutationFn: (body: Parcel) => {
      // The order goes on changing, so its version is no part of the act.
      const header = keys.current.for(body);
      return answer(api.POST('/v1/admin/orders/{id}/shipments', { params: { path: { id }, header }, body }));
    },
    onSuccess: onDone,
    onError: (error, body) => {
      keys.current.settle(error);
      setLost(mayHaveHappened(error) ? body : null);
      for (const name of ['order', 'order-stock']) void client.invalidateQueries({ queryKey: [name, id] });
    },
  });
  return { ship, lost };
}
