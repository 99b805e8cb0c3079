// The face of the checkout module: carts, quotes, placing.
import './checkout.on.ts';

export { checkoutRoutes } from './checkout.http.ts';
export { sweepStalled } from './place.ts';
export { checkoutPrivacy, clearCartsOf } from './checkout.privacy.ts';
