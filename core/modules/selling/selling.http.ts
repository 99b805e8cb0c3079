// An organization’s products over HTTP, beside its founding and closing.
import { countOwnProducts, createProduct, getProductTexts, listOwnProducts, putProductTexts, updateProduct } from '#contracts/products.ts';
import { forgetOffers, staffActor } from '#modules/organizations/index.ts';
import { inTx } from '#platform/db/index.ts';
import { route } from '#platform/http/route.ts';
import { privateId } from '#platform/ids/index.ts';
import { keyOf, once } from '#platform/once/index.ts';
import { bulkRoutes } from './bulk/bulk.http.ts';
import { foundingRoutes } from './founding.http.ts';
import { editorRoutes } from './editor/editor.http.ts';
import { listOwn, narrowDown } from './own-list/list-own.ts';
import { countOwn } from './own-list/own-list.sql.ts';
import { changeProduct, putProduct } from './put-product.ts';
import { sellerOf } from './seller.ts';
import { shownOwnProduct as shown } from './shown-product.ts';
import { shownTexts } from './shown-texts.ts';
import { putTexts, readTexts } from './write-texts.ts';

export const sellingRoutes = [
  ...foundingRoutes,
  route(createProduct, async (call) => {
    const seller = await sellerOf(call);
    const answer = await inTx(staffActor(call), (tx) =>
      once(tx, keyOf(call, seller.orgId, 'staff'), 201, async () => shown(await putProduct(tx, seller, call.body), seller.channel)),
    );
    await forgetOffers(seller.orgId);
    return answer;
  }),
  route(listOwnProducts, async (call) => {
    const { orgId, channel } = await sellerOf(call);
    const { sort, cursor, limit, ...filter } = call.query;
    const { rows, nextCursor } = await inTx(staffActor(call), (tx) => listOwn(tx, { orgId, channel, filter }, { sort, cursor, limit }));
    return { items: rows.map((row) => shown(row, channel)), nextCursor };
  }),
  route(countOwnProducts, async (call) => {
    const { orgId, channel } = await sellerOf(call);
    const row = await inTx(staffActor(call), async (tx) => {
      const { values, which } = await narrowDown(tx, { orgId, channel, filter: call.query });
      return tx.row(countOwn[which], values);
    });
    return { count: row?.count ?? 0 };
  }),
  route(updateProduct, async (call) => {
    const seller = await sellerOf(call);
    const row = await inTx(staffActor(call), (tx) => changeProduct(tx, seller, { id: privateId('product', call.params.id), ...call.body }));
    await forgetOffers(seller.orgId);
    return shown(row, seller.channel);
  }),
  route(getProductTexts, async (call) => {
    const seller = await sellerOf(call);
    return shownTexts(await inTx(staffActor(call), (tx) => readTexts(tx, seller.orgId, privateId('product', call.params.id))), seller);
  }),
  route(putProductTexts, async (call) => {
    const seller = await sellerOf(call);
    const written = await inTx(staffActor(call), (tx) => putTexts(tx, seller, privateId('product', call.params.id), call.body));
    await forgetOffers(seller.orgId);
    return shownTexts(written, seller);
  }),
  ...editorRoutes,
  ...bulkRoutes,
];
