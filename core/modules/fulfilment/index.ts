// The face of the fulfilment module: how things reach people.
import './fulfilment.on.ts';

export { fulfilmentRoutes } from './fulfilment.http.ts';
export {
  addShipment,
  addShippingMethod,
  renumberShipment,
  shipmentNumber,
  type ShippingMethodRow,
  shippingMethodsOf,
} from './fulfilment.sql.ts';
export { putFurtherPrices } from './methods.sql.ts';

/** The ways in which a seller of a shop sends: their own, or, where they have none, those of who runs the shop. */
export function methodsOf<T extends { org_id: string }>(methods: readonly T[], seller: string, shop: string): T[] {
  const own = methods.filter((method) => method.org_id === seller);
  return own.length > 0 ? own : methods.filter((method) => method.org_id === shop);
}

/** Whether a method reaches a country; a method without a list reaches every country the channel serves. */
export const reaches = (method: { countries: string[] | null }, country: string): boolean => method.countries?.includes(country) ?? true;
