// What the cart asks of the API.
import { answer, api } from '@/lib/api.ts';
import { codeOf } from '@/lib/problem.ts';
import type { Cart } from '@/lib/types.ts';

interface NewLine {
  offerId: string;
  quantity: number;
}

const gone = new Set(['CART_NOT_FOUND', 'CART_NOT_OPEN', 'CART_EXPIRED', 'UNAUTHENTICATED', 'FORBIDDEN']);

export const readCart = async (): Promise<Cart | null> => (await answer(api.GET('/v1/carts/current'))).cart;

const startCart = (line: NewLine): Promise<Cart> => answer(api.POST('/v1/carts', { body: { lines: [line] } }));

/** Puts a line in the cart; a new cart is started where there is none, or none any more. */
export async function putLine(cart: Cart | null, line: NewLine): Promise<Cart> {
  if (!cart) return await startCart(line);
  try {
    return await answer(api.POST('/v1/carts/{id}/lines', { params: { path: { id: cart.id } }, body: line }));
  } catch (problem) {
    if (gone.has(codeOf(problem))) return await startCart(line);
    throw problem;
  }
}

/** Sets the quantity of a line; 0 takes it out. */
export const setQuantity = (id: string, lineId: string, quantity: number): Promise<Cart> =>
  answer(api.PATCH('/v1/carts/{id}/lines/{lineId}', { params: { path: { id, lineId } }, body: { quantity } }));
