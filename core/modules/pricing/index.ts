// The face of the pricing module: offers' prices, taxes, and the one function that says what a buyer pays.
export { addOfferPrices, addOffers, addTaxRate, dropFurther, repriceFurther, repriceOffers, standOffers } from './pricing.sql.ts';
export { quote, type Quote, type QuoteInput } from './quote.ts';
export { pricingRoutes } from './pricing.http.ts';
