// What of an order may go into a parcel now, and what somebody put into it. Pure.
import type { LyingAt, Order } from '@/lib/types.ts';

/** For a query whose key names the order second: its last answer, never that of another order. */
export const ofSameOrder =
  (id: string) =>
  <T>(before: T | undefined, query?: { queryKey: readonly unknown[] }): T | undefined =>
    query?.queryKey[1] === id ? before : undefined;

const canShip = (order: Order, lineId: string): boolean => order.lines.some(({ id, moves }) => id === lineId && moves.includes('ship'));

/** Of a place, what may leave from there now; a line that is not packed yet does not. */
export const ableAt = (order: Order, place: LyingAt): LyingAt['units'] => place.units.filter(({ lineId }) => canShip(order, lineId));

/** Places something may leave from. Undefined while that is not known: an older answer with no place says nothing of now. */
export function sendablePlaces(
  order: Order,
  read: { data?: { items: LyingAt[] } | undefined; isPlaceholderData: boolean },
): LyingAt[] | undefined {
  const places = read.data?.items.filter((place) => ableAt(order, place).length > 0);
  return places?.length === 0 && read.isPlaceholderData ? undefined : places;
}

type Contents = { lineIds: string[] } | { locationId: string; units: { lineId: string; quantity: number }[] };

/** What was chosen of a place, null where that is nothing; without a place, where nothing is counted, all that can leave. */
export function contentsOf(order: Order, place: LyingAt | undefined, chosen: (lineId: string) => number): Contents | null {
  if (!place) return { lineIds: order.lines.filter(({ id }) => canShip(order, id)).map(({ id }) => id) };
  const units = ableAt(order, place)
    .map(({ lineId }) => ({ lineId, quantity: chosen(lineId) }))
    .filter(({ quantity }) => quantity > 0);
  return units.length > 0 ? { locationId: place.location.id, units } : null;
}
