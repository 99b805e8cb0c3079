// What each buyer is going to do, drawn from the seed before anything runs.
import { random } from './random.ts';

export interface CheckoutPlan {
  index: number;
  /** Places in the list of offers, with how many. */
  lines: { offer: number; quantity: number }[];
  card: Card;
  /** What the payment provider is sent: a test card with the faults asked for. */
  token: string;
  /** What the buyer does on the bank's page; `late` is to approve only after the order has expired. */
  challenge: 'approve' | 'refuse' | 'abandon' | 'late';
  /** The button is pressed twice at once. */
  doubleClick: boolean;
  /** Milliseconds after which the buyer stops waiting for the first answer and asks again; 0 is patience. */
  hastyAfterMs: number;
  /** Asks again with the same key after the answer, as a page does that is loaded again. */
  asksAgain: boolean;
  /** After a refused card, tries the same cart with a good one. */
  triesOther: boolean;
}

export type Card = keyof typeof cards;

const cards = {
  success: '4242424242424242',
  declined: '4000000000000002',
  challenge: '4000000000003220',
  timeOut: '4000000000000408',
  late: '4000000000000259;after=1',
  lateCapture: '4000000000000077;after=1',
};

const shares: Record<Card, number> = { success: 62, declined: 7, challenge: 12, timeOut: 6, late: 5, lateCapture: 8 };
const webhookFaults = { none: 60, duplicate: 12, lost: 10, 'out-of-order': 12, delayed: 6 };

export const goodCard = cards.success;

/** What buyer number `index` does, among `offers` offers. */
export function planOf(seed: number, index: number, offers: number): CheckoutPlan {
  const draw = random(seed, index);
  const wanted = new Set(
    Array.from({ length: draw.weighed({ one: 5, two: 3, three: 2 }) === 'one' ? 1 : draw.between(2, 3) }, () =>
      draw.between(0, offers - 1),
    ),
  );
  const card = draw.weighed(shares);
  const webhook = draw.weighed(webhookFaults);
  return {
    index,
    lines: [...wanted].map((offer) => ({ offer, quantity: draw.between(1, 3) })),
    card,
    token: webhook === 'none' ? cards[card] : `${cards[card]};webhook=${webhook}`,
    challenge: draw.weighed({ approve: 4, refuse: 2, abandon: 3, late: 2 }),
    doubleClick: draw.chance(0.15),
    hastyAfterMs: draw.chance(0.08) ? draw.between(5, 400) : 0,
    asksAgain: draw.chance(0.2),
    triesOther: draw.chance(0.5),
  };
}
