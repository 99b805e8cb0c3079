// Facts the discovery module announces.
import { defineEvent } from '#platform/outbox/index.ts';

/** What a channel's lists and search find is other than it was. */
export const ShelfChanged = defineEvent<{ channelId: string }>('shelf.changed', 'channel');
