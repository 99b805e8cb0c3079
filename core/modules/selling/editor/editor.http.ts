// The editor of products over HTTP.
import { duplicateProduct, getWholeProduct, putWholeProduct } from '#contracts/product-editor.ts';
import { forgetOffers, staffActor, storeActor } from '#modules/organizations/index.ts';
import { inTx } from '#platform/db/index.ts';
import { type Call, route } from '#platform/http/route.ts';
import { privateId, type Uuid } from '#platform/ids/index.ts';
import { keyOf, once } from '#platform/once/index.ts';
import { sellerOf } from '../seller.ts';
import { SellingError } from '../selling.errors.ts';
import { ownProduct } from '../selling.sql.ts';
import { shownOwnProduct } from '../shown-product.ts';
import { duplicateWhole } from './duplicate.ts';
import { putWhole } from './put-whole.ts';
import { readWhole } from './read-whole.ts';
import { shownWhole } from './shown-whole.ts';

const idOf = (call: Call & { params: { id: string } }): Uuid => privateId('product', call.params.id);

export const editorRoutes = [
  route(getWholeProduct, async (call) => {
    const [seller, actor] = [await sellerOf(call), await storeActor(call)];
    return shownWhole(await inTx(actor, (tx) => readWhole(tx, seller, idOf(call))), seller);
  }),
  route(putWholeProduct, async (call) => {
    const [seller, actor] = [await sellerOf(call), await storeActor(call)];
    const rows = await inTx(actor, (tx) => putWhole(tx, seller, idOf(call), call.body));
    await forgetOffers(seller.orgId);
    return shownWhole(rows, seller);
  }),
  route(duplicateProduct, async (call) => {
    const seller = await sellerOf(call);
    const { orgId, channel } = seller;
    return inTx(staffActor(call), (tx) =>
      once(tx, keyOf(call, orgId, 'staff'), 201, async () => {
        const row = await tx.row(ownProduct, [orgId, channel.currency, await duplicateWhole(tx, seller, idOf(call))]);
        if (!row) throw SellingError('OWN_PRODUCT_NOT_FOUND');
        return shownOwnProduct(row, channel);
      }),
    );
  }),
];
