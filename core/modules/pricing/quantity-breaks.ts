// From which quantity on a unit costs less, as people read it: falling prices alone. Pure.

export interface Break {
  minQuantity: number;
  priceMinor: bigint;
}

/** Of all prices for more units those that go below what fewer units cost. The lowest price that applies counts, so a dearer one for more never does. */
export function fallingBreaks(unitPriceMinor: bigint, breaks: readonly Break[]): Break[] {
  let lowest = unitPriceMinor;
  return breaks
    .toSorted((one, other) => one.minQuantity - other.minQuantity || Number(one.priceMinor - other.priceMinor))
    .filter(({ priceMinor }) => {
      const falls = priceMinor < lowest;
      if (falls) lowest = priceMinor;
      return falls;
    });
}
