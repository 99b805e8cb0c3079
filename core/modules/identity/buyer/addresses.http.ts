// The address book over HTTP.
import * as contract from '#contracts/buyer.ts';
import { inTx } from '#platform/db/index.ts';
import { route } from '#platform/http/route.ts';
import { privateId } from '#platform/ids/index.ts';
import { personActor } from '../sessions.http.ts';
import { addAddress, changeAddress, listAddresses, removeAddress } from './addresses.ts';

export const addressRoutes = [
  route(contract.listAddresses, async (call) => {
    const actor = personActor(call);
    return { items: await inTx(actor, (tx) => listAddresses(tx, actor.userId)) };
  }),
  route(contract.addAddress, async (call) => {
    const actor = personActor(call);
    return inTx(actor, (tx) => addAddress(tx, actor.userId, call.body));
  }),
  route(contract.changeAddress, async (call) => {
    const actor = personActor(call);
    const id = privateId('address', call.params.id);
    return inTx(actor, (tx) => changeAddress(tx, actor.userId, id, call.body));
  }),
  route(contract.removeAddress, async (call) => {
    const actor = personActor(call);
    await inTx(actor, (tx) => removeAddress(tx, actor.userId, privateId('address', call.params.id)));
  }),
];
