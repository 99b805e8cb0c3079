// Lines by who sells them, in the order in which they came.

/** One group for each seller. */
export function bySeller<T extends { seller: { id: string; name: string } }>(lines: readonly T[]): { seller: T['seller']; lines: T[] }[] {
  const groups = new Map<string, { seller: T['seller']; lines: T[] }>();
  for (const line of lines) {
    const { lines: known = [] } = groups.get(line.seller.id) ?? {};
    groups.set(line.seller.id, { seller: line.seller, lines: [...known, line] });
  }
  return [...groups.values()];
}

/** What a line costs before its discount, where it has one. */
export const beforeDiscount = <M extends { amount: string }>({ total, discount }: { total: M; discount: M }): M | null =>
  discount.amount === '0' ? null : { ...total, amount: (BigInt(total.amount) + BigInt(discount.amount)).toString() };
