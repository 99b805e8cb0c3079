// The face of the pricing module: offers' prices, taxes, and the one function that says what a buyer pays.
export { addOfferPrices, addOffers, addTaxRate, dropFurther, repriceFurther, repriceOffers, standOffers } from './pricing.sql.ts';
export { dropVariantPrices, repriceVariants, setVariantPrices } from './variant-prices.sql.ts';
export { type Judged, type JudgedLine, judgePromotion, type PromotionProblem } from './judge-promotion.ts';
export { promotionCode } from './promotion-code.ts';
export { addCounter, addPromotion, promotionByCode, promotionById, type PromotionRow } from './promotions.sql.ts';
export { groupsPrivacy } from './groups.privacy.ts';
export { promotionsPrivacy } from './promotions.privacy.ts';
export { followOrder, mayUseAgain, promotionRefusal, takeUse, useAgain } from './use-promotion.ts';
export {
  centralPrice,
  furtherOffers,
  groupsOf,
  lowestBefore,
  pricedOffers,
  type PricePlaces,
  type PriceReach,
  reachOf,
} from './priced-offers.sql.ts';
export { type Break, fallingBreaks } from './quantity-breaks.ts';
export { showsLowest } from './lowest-price.ts';
export { breaksOfOffers, type BreakRow, lowestOfOffers, regularOfOffers } from './shown-prices.sql.ts';
export { PricingError } from './pricing.errors.ts';
export { quote, type Quote, type QuoteInput, shippingOf } from './quote.ts';
export { pricingRoutes } from './pricing.http.ts';
export { promotionRoutes } from './promotions.http.ts';
export { PricesChanged } from './pricing.events.ts';
export { priceListRoutes } from './price-lists.http.ts';
export { groupRoutes } from './groups.http.ts';
export { stepLists } from './step-lists.ts';
export { tellSchedules } from './tell-schedules.ts';
