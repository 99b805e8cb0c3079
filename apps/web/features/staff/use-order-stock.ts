// Where the units of an order lie that are to leave still, read again whenever the order changed.
import { useQuery } from '@tanstack/react-query';
import { answer, api } from '@/lib/api.ts';
import type { LyingAt, Order } from '@/lib/types.ts';

const none: LyingAt[] = [];

/** Nothing while it is read, or where it can't be. */
export function useOrderStock({ id, version }: Order): LyingAt[] {
  const { data } = useQuery({
    queryKey: ['order-stock', id, version],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/orders/{id}/stock', { params: { path: { id } }, signal })),
  });
  return data?.items ?? none;
}
