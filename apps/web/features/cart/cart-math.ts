// What the cart will look like once the server agrees.
import type { Cart, CartLine } from '@/lib/types.ts';

const sumOf = (lines: readonly CartLine[], pick: (line: CartLine) => bigint): string =>
  lines.reduce((sum, line) => sum + pick(line), 0n).toString();

/** A line with another quantity; its discount grows along until the server says what it is. */
function lineWith(line: CartLine, quantity: number): CartLine {
  const whole = BigInt(line.unitPrice.amount) * BigInt(quantity);
  const discount = (BigInt(line.discount.amount) * BigInt(quantity)) / BigInt(line.quantity);
  return {
    ...line,
    quantity,
    discount: { ...line.discount, amount: discount.toString() },
    total: { ...line.total, amount: (whole - discount).toString() },
  };
}

/** The cart with one line's quantity set, totals along; 0 takes the line out. */
export function withQuantity(cart: Cart, lineId: string, quantity: number): Cart {
  const lines = cart.lines.map((line) => (line.id === lineId ? lineWith(line, quantity) : line)).filter((line) => line.quantity > 0);
  return {
    ...cart,
    lines,
    count: lines.reduce((sum, line) => sum + line.quantity, 0),
    subtotal: { ...cart.subtotal, amount: sumOf(lines, ({ total, discount }) => BigInt(total.amount) + BigInt(discount.amount)) },
    discount: { ...cart.discount, amount: sumOf(lines, ({ discount }) => BigInt(discount.amount)) },
  };
}
