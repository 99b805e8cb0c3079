// The face of the fulfilment module: how things reach people.
import './fulfilment.on.ts';

export { addShipment, addShippingMethod, type ShippingMethodRow, shippingMethodsOf } from './fulfilment.sql.ts';

/** Whether a method reaches a country; a method without a list reaches every country the channel serves. */
export const reaches = (method: { countries: string[] | null }, country: string): boolean => method.countries?.includes(country) ?? true;
