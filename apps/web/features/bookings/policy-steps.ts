// The steps of a policy as they are met: what lies within the notice is not possible at all, so it has no fee to speak of.
import type { Policy } from '../../../../kinds/service/web/index.tsx';

type Rules = Pick<Policy['cancel'], 'fees' | 'noticeMinutes'>;

/** Minutes before the start until which it is free (0 is until it begins), and the fees after that, the longest notice first. */
export function stepsOf({ fees, noticeMinutes }: Rules): { freeUntil: number; fees: Rules['fees'] } {
  const met = fees.filter(({ underMinutes }) => underMinutes > noticeMinutes);
  return { freeUntil: met[0]?.underMinutes ?? noticeMinutes, fees: met };
}
