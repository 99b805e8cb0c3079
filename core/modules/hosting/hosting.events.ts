// Facts the hosting module announces; a driver listens to what is wanted and what has ended.
import { defineEvent } from '#platform/outbox/index.ts';

export interface InstanceFact extends Record<string, unknown> {
  instanceId: string;
  orderOrgId: string;
  orderId: string;
  lineId: string;
}

/** Paid for: somebody, or something, sets it up and says so with `provisionInstance`. */
export const InstanceWanted = defineEvent<InstanceFact>('instance.wanted', 'instance');
export const InstanceRunning = defineEvent<InstanceFact>('instance.running', 'instance');
/** Whatever runs of it is to be taken down. */
export const InstanceEnded = defineEvent<InstanceFact & { how: string }>('instance.ended', 'instance');
