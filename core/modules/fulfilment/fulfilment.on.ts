// What fulfilment does when others' events happen.
import { ChannelChanged } from '#modules/organizations/index.ts';
import { on } from '#platform/outbox/index.ts';
import { freeMethodsFollow } from './fulfilment.sql.ts';

on([ChannelChanged], 'fulfilment.free_methods', async (tx, event) => {
  tx.send(freeMethodsFollow, [event.orgId, event.payload.channelId]);
});
