// Rows of a list in another order. Pure.

/** The list with one row at another place. */
export function moved(order: readonly string[], id: string, place: number): string[] {
  const rest = order.filter((each) => each !== id);
  return [...rest.slice(0, place), id, ...rest.slice(place)];
}

/** The row under a height of the screen; the first or last beyond them. */
export function placeAt(rows: readonly { top: number; bottom: number }[], y: number): number {
  const place = rows.findIndex(({ bottom }) => y < bottom);
  return place < 0 ? rows.length - 1 : place;
}
