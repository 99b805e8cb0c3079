// The buyer's road over HTTP.
import { claim } from '#contracts/buyer.ts';
import {
  addCartLine,
  changeCart,
  changeCartLine,
  changeCheckout as changeCheckoutOperation,
  createCart as createCartOperation,
  getCart,
  getCheckout,
  getCurrentCart,
  placeCheckout,
  putCartPromotion,
  removeCartPromotion,
} from '#contracts/checkout.ts';
import { requiredPolicies } from '#modules/content/index.ts';
import { GUEST_COOKIE, hashToken, newToken, personActor } from '#modules/identity/index.ts';
import { homeOf, shopActor, spokenBy } from '#modules/organizations/index.ts';
import { inTx } from '#platform/db/index.ts';
import { PlatformError } from '#platform/errors/index.ts';
import { route } from '#platform/http/route.ts';
import { privateId } from '#platform/ids/index.ts';
import { keyOf } from '#platform/once/index.ts';
import { addToCart, changeCurrency, changeLine, createCart, loadCart, shownCart } from './cart.ts';
import { currentCart } from './checkout.sql.ts';
import { claimGuest } from './claim-guest.ts';
import { givePromotion, takePromotionOff } from './give-promotion.ts';
import { cartShopOf } from './open-promotions.ts';
import { guessed } from './guesses.ts';
import { checkoutOf } from './open-providers.ts';
import { place } from './place.ts';
import { savedMethodOf } from './pay-with.ts';
import { savedMethodRoutes } from './saved-methods.http.ts';
import { changeCheckout, showCheckout } from './show-checkout.ts';

const GUEST_DAYS = 60;

const newLine = (line: { offerId: string; quantity: number; config?: Record<string, unknown> | undefined }) => ({
  offerId: privateId('offer', line.offerId),
  quantity: line.quantity,
  config: line.config ?? {},
});

const cartRoutes = [
  route(createCartOperation, async (call) => {
    const { channel } = await cartShopOf(call);
    let { principal } = call;
    if (!principal.userId && !principal.guest) {
      const token = newToken();
      principal = { ...principal, guest: hashToken(token) };
      call.setCookie(GUEST_COOKIE, token, GUEST_DAYS * 24 * 3600);
      call.setHeader('x-guest-token', token);
    }
    return inTx(shopActor(channel, { ...call, principal }), async (tx) => {
      const id = await createCart(tx, channel, { lines: call.body.lines.map(newLine), currency: call.body.currency });
      return shownCart(channel, await loadCart(tx, channel, id), spokenBy(call, channel));
    });
  }),
  route(getCurrentCart, async (call) => {
    const { channel, actor } = await cartShopOf(call);
    if (actor.kind !== 'buyer') return { cart: null };
    return inTx(actor, async (tx) => {
      const cart = await tx.row(currentCart, [channel.org_id, channel.id, tx.now, actor.guest, actor.userId]);
      return { cart: cart ? shownCart(channel, await loadCart(tx, channel, cart.id), spokenBy(call, channel)) : null };
    });
  }),
  route(getCart, async (call) => {
    const { channel, actor } = await cartShopOf(call);
    const id = privateId('cart', call.params.id);
    return inTx(actor, async (tx) => shownCart(channel, await loadCart(tx, channel, id), spokenBy(call, channel)));
  }),
  route(changeCart, async (call) => {
    const { channel, actor } = await cartShopOf(call);
    const id = privateId('cart', call.params.id);
    return inTx(actor, async (tx) => {
      await changeCurrency(tx, channel, id, call.body.currency);
      return shownCart(channel, await loadCart(tx, channel, id), spokenBy(call, channel));
    });
  }),
  route(addCartLine, async (call) => {
    const { channel, actor } = await cartShopOf(call);
    const id = privateId('cart', call.params.id);
    return inTx(actor, async (tx) => {
      await addToCart(tx, channel, id, newLine(call.body));
      return shownCart(channel, await loadCart(tx, channel, id), spokenBy(call, channel));
    });
  }),
  route(changeCartLine, async (call) => {
    const { channel, actor } = await cartShopOf(call);
    const cartId = privateId('cart', call.params.id);
    return inTx(actor, async (tx) => {
      await changeLine(tx, channel, { cartId, lineId: privateId('cartLine', call.params.lineId), quantity: call.body.quantity });
      return shownCart(channel, await loadCart(tx, channel, cartId), spokenBy(call, channel));
    });
  }),
  route(putCartPromotion, async (call) => {
    const { channel, actor } = await cartShopOf(call);
    const cartId = privateId('cart', call.params.id);
    return guessed(call, () =>
      inTx(actor, async (tx) => {
        await givePromotion(tx, channel, { cartId, code: call.body.code });
        return shownCart(channel, await loadCart(tx, channel, cartId), spokenBy(call, channel));
      }),
    );
  }),
  route(removeCartPromotion, async (call) => {
    const { channel, actor } = await cartShopOf(call);
    const cartId = privateId('cart', call.params.id);
    return inTx(actor, async (tx) => {
      await takePromotionOff(tx, channel, cartId);
      return shownCart(channel, await loadCart(tx, channel, cartId), spokenBy(call, channel));
    });
  }),
];

const placingRoutes = [
  route(getCheckout, async (call) => {
    const { channel, actor } = await checkoutOf(call);
    return inTx(actor, (tx) => showCheckout(tx, channel, privateId('cart', call.params.id), spokenBy(call, channel)));
  }),
  route(changeCheckoutOperation, async (call) => {
    const { channel, actor } = await checkoutOf(call);
    const id = privateId('cart', call.params.id);
    const { contact, shippingAddress, shippingMethodId } = call.body;
    const shipping = call.body.shipping?.map(({ sellerId, methodId: method }) => ({
      seller: privateId('organization', sellerId),
      method: privateId('shippingMethod', method),
    }));
    const methodId = shippingMethodId ? privateId('shippingMethod', shippingMethodId) : undefined;
    return inTx(actor, async (tx) => {
      await changeCheckout(tx, channel, id, { contact, shippingAddress, shippingMethodId: methodId, shipping });
      return showCheckout(tx, channel, id, spokenBy(call, channel));
    });
  }),
  route(placeCheckout, async (call) => {
    const { channel, actor } = await checkoutOf(call);
    const { quoteFingerprint, payment, policies: agreed, locale } = call.body;
    const required = await requiredPolicies(channel);
    return place(actor, channel, keyOf(call, channel.org_id, channel.id), {
      cartId: privateId('cart', call.params.id),
      quoteFingerprint,
      payment: { ...payment, savedMethodId: payment.savedMethodId && savedMethodOf(payment.savedMethodId) },
      policies: { required, agreed },
      home: homeOf(channel, call),
      locale: locale && channel.locales.includes(locale) ? locale : spokenBy(call, channel),
    });
  }),
];

const claimRoutes = [
  route(claim, async (call) => {
    const { channel, actor } = await cartShopOf(call);
    const person = personActor(call);
    if (person.impersonatorId) throw PlatformError('FORBIDDEN');
    const orders = await inTx(person, (tx) => claimGuest(tx, channel, { userId: person.userId, guest: call.principal.guest }));
    return inTx(actor, async (tx) => {
      const cart = await tx.row(currentCart, [channel.org_id, channel.id, tx.now, null, person.userId]);
      return { orders, cart: cart ? shownCart(channel, await loadCart(tx, channel, cart.id), spokenBy(call, channel)) : null };
    });
  }),
];

export const checkoutRoutes = [...cartRoutes, ...placingRoutes, ...claimRoutes, ...savedMethodRoutes];
