// Loaded, the network can be bought from: what stores offer is what brands make, from their own stock, under what they were entitled to.
import { expect, test } from 'vitest';
import { useDatabase } from '../../tools/testing/database.ts';
import { preset } from './index.ts';

const database = await useDatabase({ preset: 'store-network' });

test('NET-16 each store has a shop of its own at its host, where it alone sells', async () => {
  const shops = await database.sql<{ slug: string; trade: string; hosts: string[]; currencies: string[]; sellers: number }>(
    `select o.slug, o.trade, c.hosts, c.currencies,
            (select count(*)::int from channel_sellers s where s.channel_id = c.id and s.seller_org_id = o.id) as sellers
       from channels c join organizations o on o.id = c.org_id where o.trade = 'store' order by o.slug`,
  );
  expect(shops).toEqual(
    (preset.stores ?? [])
      .map(({ slug, channel }) => ({
        slug,
        trade: 'store',
        hosts: [`${slug}.localhost`],
        currencies: [channel.currency, ...(channel.furtherCurrencies ?? [])],
        sellers: 1,
      }))
      .toSorted((one, other) => (one.slug < other.slug ? -1 : 1)),
  );
});

test('NET-02 entitlements are dated from the moment of loading', async () => {
  const dated = await database.sql<{ brand: string; store: string; holds: boolean; ends: number | null }>(
    `select b.slug as brand, s.slug as store, e.starts_at <= e.granted_at as holds, extract(day from e.ends_at - e.granted_at)::int as ends
       from entitlements e join organizations b on b.id = e.org_id join organizations s on s.id = e.store_org_id
      where e.ends_at is not null or e.starts_at > e.granted_at order by 1`,
  );
  expect(dated).toEqual([
    { brand: 'altyn-dala-mill', store: 'talat-noi', holds: false, ends: null },
    { brand: 'sadaf-soap-house', store: 'han-river', holds: true, ends: 20 },
  ]);
});

test('NET-03 stores offer variants of brands from their own stock, which is what its moves say', async () => {
  const rows = await database.sql<{ store: string; own: number; offers: number; units: boolean; locations: number }>(
    `select o.slug as store, count(*) filter (where f.variant_org_id = f.org_id)::int as own, count(*)::int as offers,
            bool_and(l.on_hand = m.sum) as units, (select count(*)::int from stock_locations p where p.org_id = o.id) as locations
       from organizations o join offers f on f.org_id = o.id
      cross join lateral (select sum(on_hand) as on_hand from stock_levels l where l.org_id = f.org_id and l.offer_id = f.id) l
      cross join lateral (select coalesce(sum(delta), 0) as sum from stock_moves v where v.org_id = f.org_id and v.offer_id = f.id) m
      where o.trade = 'store' group by o.id, o.slug order by 1`,
  );
  for (const { own, units } of rows) expect([own, units]).toEqual([0, true]);
  expect(rows.map(({ store, locations }) => [store, locations])).toEqual([
    ['al-seef', 2],
    ['green-bazaar', 1],
    ['han-river', 1],
    ['talat-noi', 1],
  ]);
  const central = await database.sql<{ currencies: number }>(
    `select distinct (select count(*)::int + 1 from offer_prices w where w.org_id = f.org_id and w.offer_id = f.id) as currencies
       from offers f join organizations o on o.id = f.org_id where o.trade = 'brand'`,
  );
  expect(central).toEqual([{ currencies: 5 }]);
});
