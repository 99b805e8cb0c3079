// The addresses of all products of a shop, for search engines: as many as are asked for, in an order that stays.
import { listProductAddresses } from '#contracts/content.ts';
import { anybodyIn, channelAt } from '#modules/organizations/index.ts';
import { inTx } from '#platform/db/index.ts';
import { cached } from '#platform/http/cache.ts';
import { route } from '#platform/http/route.ts';
import { addressCount, addressPage, addressPageAmong } from './addresses.sql.ts';
import { ownersIn } from './product-address.ts';

export const addressRoutes = [
  route(listProductAddresses, async (call) => {
    const channel = await channelAt(call.host);
    const { offset, limit } = call.query;
    return cached(channel.id, `addresses ${offset} ${limit}`, () =>
      inTx(anybodyIn(channel, call), async (tx) => {
        const owners = ownersIn(tx, channel);
        const [count, rows] = await Promise.all([
          tx.row(addressCount, [owners, channel.sellers]),
          tx.rows(owners.length > 1 ? addressPageAmong : addressPage, [owners, channel.sellers, offset, limit]),
        ]);
        return { total: count?.total ?? 0, slugs: rows.map(({ slug }) => slug) };
      }),
    );
  }),
];
