// Facts the discovery module announces.
import type { Uuid } from '#platform/ids/index.ts';
import { defineEvent } from '#platform/outbox/index.ts';

/** What a channel's lists and search find is other than it was of these products. */
export const ShelfChanged = defineEvent<{ channelId: string; productOrgId: Uuid; productIds: Uuid[] }>('shelf.changed', 'channel');
