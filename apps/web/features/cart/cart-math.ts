// What the cart will look like once the server agrees.
import type { Cart } from '@/lib/types.ts';

/** The cart with one line's quantity set, totals along; 0 takes the line out. */
export function withQuantity(cart: Cart, lineId: string, quantity: number): Cart {
  const lines = cart.lines
    .map((line) =>
      line.id === lineId
        ? { ...line, quantity, total: { ...line.total, amount: (BigInt(line.unitPrice.amount) * BigInt(quantity)).toString() } }
        : line,
    )
    .filter((line) => line.quantity > 0);
  const subtotal = lines.reduce((sum, line) => sum + BigInt(line.total.amount), 0n);
  return {
    ...cart,
    lines,
    count: lines.reduce((sum, line) => sum + line.quantity, 0),
    subtotal: { ...cart.subtotal, amount: subtotal.toString() },
  };
}
