// A brand and a store in one network, for tests: founded over HTTP, the store offering what the brand makes at a price of its own.
import { newId, privateId, publicId, type Uuid } from '#platform/ids/index.ts';
import { type Person, person, Person as Somebody } from '../../apps/server/scenarios/people.ts';
import { Shopper } from '../../apps/server/scenarios/shopper.ts';
import { createTessera } from '../../client/index.ts';
import type { TestServer } from './server.ts';

/** A guest at the store's own host. */
class StoreShopper extends Shopper {
  readonly host: string;
  constructor(baseUrl: string, host: string) {
    super(baseUrl);
    this.host = host;
  }
  override get client() {
    return createTessera({
      baseUrl: this.baseUrl,
      headers: { 'x-forwarded-host': this.host, ...(this.token ? { 'x-guest-token': this.token } : {}) },
    });
  }
  override place(options: Parameters<Shopper['place']>[0] = {}) {
    return super.place({ ...options, headers: { 'x-forwarded-host': this.host, ...options.headers } });
  }
}

export interface Made {
  slug: string;
  /** The store's, on the brand's variant. */
  offerId: string;
  title: string;
}

export class Network {
  readonly server: TestServer;
  readonly platform: Person;
  readonly brand: Person;
  readonly store: Person;
  readonly brandId: string;
  readonly storeId: string;
  readonly host: string;

  constructor(
    server: TestServer,
    people: { platform: Person; brand: Person; store: Person },
    ids: { brandId: string; storeId: string; host: string },
  ) {
    this.server = server;
    ({ platform: this.platform, brand: this.brand, store: this.store } = people);
    ({ brandId: this.brandId, storeId: this.storeId, host: this.host } = ids);
  }

  /** Something the brand makes, at its central price, that the store offers at its own; both in baht. */
  async make(title: string, prices: { central: number; own: number }, units = 50): Promise<Made> {
    const made = await this.brand.call('POST', '/v1/admin/products', {
      title,
      price: { amount: String(prices.central), currency: 'THB' },
      stock: 1,
      status: 'published',
    });
    if (made.status !== 201) throw new Error(`${title}: ${JSON.stringify(made.body)}`);
    const { slug, id, variantId } = made.body as { slug: string; id: string; variantId: string };
    const offerId = newId();
    await this.offer(offerId, privateId('product', id), privateId('variant', variantId), { price: prices.own, units });
    return { slug, title, offerId: publicId('offer', offerId) };
  }

  private async offer(offerId: Uuid, productId: Uuid, variantId: Uuid, { price, units }: { price: number; units: number }): Promise<void> {
    const [brand, store] = [privateId('organization', this.brandId), privateId('organization', this.storeId)];
    const { sql } = this.server.database;
    await sql(
      `insert into offers (org_id, id, variant_org_id, variant_id, product_id, status, currency, price_minor) values ($1, $2, $3, $4, $5, 'published', 'THB', $6)`,
      [store, offerId, brand, variantId, productId, price],
    );
    await sql(
      `with l as (insert into stock_levels (org_id, offer_id, location_id, on_hand)
         select $1, $2, id, $3::int from stock_locations where org_id = $1 order by id limit 1 returning location_id)
       insert into stock_moves (org_id, id, offer_id, location_id, delta, reason, source_key, at)
       select $1, $4, $2, location_id, $3::int, 'received', 'network', now() from l`,
      [store, offerId, units, newId()],
    );
  }

  grant(terms: { mode?: 'CENTRAL' | 'STORE'; startsAt?: Date; endsAt?: Date | null } = {}) {
    return this.brand.call('POST', `/v1/admin/entitlements/${this.storeId}`, { mode: 'CENTRAL', ...terms });
  }
  change(change: Record<string, unknown>) {
    return this.brand.call('PATCH', `/v1/admin/entitlements/${this.storeId}`, change);
  }
  end(at?: Date) {
    return this.brand.call('POST', `/v1/admin/entitlements/${this.storeId}/end`, at ? { at } : {});
  }

  /** What the store's shop answers to anybody. */
  async shop<T = Record<string, unknown>>(path: string): Promise<{ status: number; body: T }> {
    const response = await fetch(`${this.server.baseUrl}${path}`, { headers: { 'x-forwarded-host': this.host } });
    return { status: response.status, body: (await response.json()) as T };
  }
  async shelf(): Promise<string[]> {
    const { body } = await this.shop<{ items: { slug: string }[] }>('/v1/products?limit=100');
    return body.items.map(({ slug }) => slug);
  }
  /** The price on the product's page in minor units; undefined where the store does not show it. */
  async priceOf(slug: string): Promise<string | undefined> {
    const { status, body } = await this.shop<{ variants: { offer: { price: { amount: string } } | null }[] }>(`/v1/products/${slug}`);
    return status === 200 ? body.variants[0]?.offer?.price.amount : undefined;
  }
  shopper(): StoreShopper {
    return new StoreShopper(this.server.baseUrl, this.host);
  }
  async ready(made: Made, quantity = 1): Promise<StoreShopper> {
    const shopper = await this.shopper().withCart([{ offerId: made.offerId, quantity }]);
    return shopper.details();
  }
}

/** `name` keeps several apart in one database. The owner of the preset runs the installation. */
export async function openNetwork(server: TestServer, name: string): Promise<Network> {
  const platform = await new Somebody(server, 'owner@vestify.test').signIn();
  const [brand, store] = [await person(server, `brand@${name}.test`), await person(server, `store@${name}.test`)];
  const { id: brandId } = await brand.found(`${name} brand`);
  const { id: storeId, slug } = await store.found(`${name} store`);
  await platform.call('PATCH', `/v1/admin/platform/organizations/${brandId}`, { trade: 'brand' });
  await platform.call('PATCH', `/v1/admin/platform/organizations/${storeId}`, { trade: 'store' });
  return new Network(server, { platform, brand, store }, { brandId, storeId, host: `${slug}.localhost` });
}
