// Where the units of an order lie that are to leave still, read again whenever the order changed.
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { answer, api } from '@/lib/api.ts';
import type { LyingAt, Order } from '@/lib/types.ts';
import { ofSameOrder } from './parcel-contents.ts';

/** What was read before of the same order stays until the new answer is there: somebody may be typing next to it. */
export function useOrderStock({ id, version }: Order): UseQueryResult<{ items: LyingAt[] }> {
  return useQuery({
    queryKey: ['order-stock', id, version],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/orders/{id}/stock', { params: { path: { id } }, signal })),
    placeholderData: ofSameOrder(id),
  });
}
