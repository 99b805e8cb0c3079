// The shapes of the HTTP API by short names, from the generated client.
import type { Schemas, paths } from '@tessera/client';

/** What a GET of a path answers. */
type Read<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;

export type Money = Schemas['Money'];
export type Problem = Schemas['Problem'];
export type Channel = Schemas['Channel'];
export type Category = Schemas['Category'];
export type ProductCard = Schemas['ProductCard'];
export type Product = Schemas['Product'];
export type Variant = Schemas['Variant'];
export type Facet = Schemas['Facet'];
export type ProductPage = Read<'/v1/products'>;
export type Cart = Schemas['Cart'];
export type CartLine = Schemas['CartLine'];
export type Checkout = Schemas['Checkout'];
export type Address = Schemas['Address'];
export type Contact = Schemas['Contact'];
export type Placement = Schemas['Placement'];
export type Order = Schemas['Order'];
export type OrderEvent = Schemas['OrderEvent'];
export type OrderRow = Schemas['OrderRow'];
export type Session = Schemas['Session'];
export type StockRow = Schemas['StockRow'];
export type JobRow = Schemas['JobRow'];
export type ParkedEvent = Schemas['ParkedEvent'];
export type MailRow = Schemas['MailRow'];
