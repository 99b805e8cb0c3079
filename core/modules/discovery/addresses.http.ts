// The addresses of all products of a shop, for search engines: as many as are asked for, in an order that stays.
import { listProductAddresses } from '#contracts/content.ts';
import { anybodyIn, channelAt } from '#modules/organizations/index.ts';
import { inTx } from '#platform/db/index.ts';
import { cached } from '#platform/http/cache.ts';
import { PlatformError } from '#platform/errors/index.ts';
import { route } from '#platform/http/route.ts';
import { addressCount, addressPage, addressPageAmong } from './addresses.sql.ts';
import { ownersIn } from './product-address.ts';

export const addressRoutes = [
  route(listProductAddresses, async (call) => {
    const channel = await channelAt(call.host);
    const { offset, limit } = call.query;
    // Whoever makes offsets up finds out how many there are, and has nothing else read or kept.
    const counted = await cached(channel.id, 'addresses', () =>
      inTx(anybodyIn(channel, call), async (tx) => (await tx.row(addressCount, [ownersIn(tx, channel), channel.sellers]))?.total ?? 0),
    );
    const total = Number(counted.body);
    if (offset >= total) return { total, slugs: [] };
    if (offset % limit > 0)
      throw PlatformError('VALIDATION_FAILED', { fields: [{ pointer: '/query/offset', message: 'must be a multiple of the limit' }] });
    return cached(channel.id, `addresses ${offset} ${limit}`, () =>
      inTx(anybodyIn(channel, call), async (tx) => {
        const owners = ownersIn(tx, channel);
        const rows = await tx.rows(owners.length > 1 ? addressPageAmong : addressPage, [owners, channel.sellers, offset, limit]);
        return { total, slugs: rows.map(({ slug }) => slug) };
      }),
    );
  }),
];
