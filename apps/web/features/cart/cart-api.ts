// What the cart asks of the API.
import { answer, api } from '@/lib/api.ts';
import { shownCurrency } from '@/lib/currency.ts';
import { codeOf } from '@/lib/problem.ts';
import type { Cart, Sent } from '@/lib/types.ts';

export { errorText } from '@/lib/error-text.ts';

interface NewLine {
  offerId: string;
  quantity: number;
  /** What the kind asks for beyond the offer, such as a time. */
  config?: NonNullable<Sent<'/v1/carts'>['lines']>[number]['config'];
}

export type LineConfig = NewLine['config'];

const gone = new Set(['CART_NOT_FOUND', 'CART_NOT_OPEN', 'CART_EXPIRED', 'UNAUTHENTICATED', 'FORBIDDEN']);

export const readCart = async (): Promise<Cart | null> => (await answer(api.GET('/v1/carts/current'))).cart;

const startCart = (line: NewLine): Promise<Cart> => answer(api.POST('/v1/carts', { body: { lines: [line], ...shownCurrency() } }));

const setCurrency = (id: string, currency: string): Promise<Cart> =>
  answer(api.PATCH('/v1/carts/{id}', { params: { path: { id } }, body: { currency } }));

/** Has the cart, if there is one, priced in another currency. */
export async function moveCart(currency: string): Promise<void> {
  const cart = await readCart();
  if (cart && cart.currency !== currency) await setCurrency(cart.id, currency);
}

/** Puts a line in the cart, at the price that the page shows; a new cart is started where there is none, or none any more. */
export async function putLine(cart: Cart | null, line: NewLine): Promise<Cart> {
  if (!cart) return await startCart(line);
  const { currency = cart.currency } = shownCurrency();
  try {
    if (cart.currency !== currency) await setCurrency(cart.id, currency);
    return await answer(api.POST('/v1/carts/{id}/lines', { params: { path: { id: cart.id } }, body: line }));
  } catch (problem) {
    if (gone.has(codeOf(problem))) return await startCart(line);
    throw problem;
  }
}

/** Sets the quantity of a line; 0 takes it out. */
export const setQuantity = (id: string, lineId: string, quantity: number): Promise<Cart> =>
  answer(api.PATCH('/v1/carts/{id}/lines/{lineId}', { params: { path: { id, lineId } }, body: { quantity } }));

export const givePromotion = (id: string, code: string): Promise<Cart> =>
  answer(api.PUT('/v1/carts/{id}/promotion', { params: { path: { id } }, body: { code } }));

export const takePromotion = (id: string): Promise<Cart> => answer(api.DELETE('/v1/carts/{id}/promotion', { params: { path: { id } } }));
