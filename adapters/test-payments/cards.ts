// Test cards and the faults a tester can ask for behind them.

export type Behaviour = 'success' | 'decline' | 'challenge' | 'time-out' | 'late-authorization' | 'late-capture';

interface Card {
  behaviour: Behaviour;
  declineCode?: string;
  /** It can be kept, and is refused whenever it is charged from there. */
  declinedOnFile?: true;
}

const cards: Record<string, Card> = {
  '4242424242424242': { behaviour: 'success' },
  '5555555555554444': { behaviour: 'success' },
  '4000000000000002': { behaviour: 'decline', declineCode: 'card_declined' },
  '4000000000009995': { behaviour: 'decline', declineCode: 'insufficient_funds' },
  '4000000000000069': { behaviour: 'decline', declineCode: 'expired_card' },
  '4000000000003220': { behaviour: 'challenge' },
  '4000000000000408': { behaviour: 'time-out' },
  '4000000000000259': { behaviour: 'late-authorization' },
  '4000000000000077': { behaviour: 'late-capture' },
  '4000000000000341': { behaviour: 'success', declinedOnFile: true },
};

/** What happens to webhooks on their way. */
export type WebhookFault = 'none' | 'duplicate' | 'out-of-order' | 'delayed' | 'lost';

export interface TestCard extends Card {
  number: string;
  webhook: WebhookFault;
  /** Seconds until a late answer comes. */
  afterSeconds: number;
  brand: string;
  /** Last month it is good in, as a tester asked for it. */
  expires: { year: number; month: number } | undefined;
}

const faults: readonly string[] = ['none', 'duplicate', 'out-of-order', 'delayed', 'lost'];

/** Reads `4242424242424242` or `4000000000003220;webhook=lost;after=5`; a number that is no test card is declined. */
export function readCard(token: string): TestCard {
  const [typed = '', ...options] = token.split(';');
  const digits = typed.replace(/[\s-]/g, '');
  const given = new Map(options.map((option) => option.split('=', 2) as [string, string]));
  const webhook = options.length > 0 ? token.match(/webhook=([a-z-]+)/)?.[1] : undefined;
  const card = cards[digits] ?? { behaviour: 'decline', declineCode: 'invalid_number' };
  return {
    ...card,
    number: digits.slice(0, 19),
    webhook: faults.includes(webhook ?? '') ? (webhook as WebhookFault) : 'none',
    afterSeconds: Math.min(86_400, Math.max(0, Number(given.get('after') ?? 120) || 0)),
    brand: brands[digits.slice(0, 1)] ?? 'card',
    expires: expiryOf(given.get('expires')),
  };
}

const brands: Record<string, string> = { 4: 'visa', 5: 'mastercard' };

function expiryOf(asked: string | undefined): TestCard['expires'] {
  const [, year, month] = /^(20\d\d)-(0[1-9]|1[0-2])$/.exec(asked ?? '') ?? [];
  return year && month ? { year: Number(year), month: Number(month) } : undefined;
}

/** What to show of a card: its last four digits. */
export const maskCard = (number: string): string => `•••• ${number.slice(-4)}`;
