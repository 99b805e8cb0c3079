// Facts the content module announces.
import { defineEvent } from '#platform/outbox/index.ts';

/** A page, a policy or a menu: what a shop says around its products. */
export const ContentChanged = defineEvent<{ what: string }>('content.changed', 'content');
