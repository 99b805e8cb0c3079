// The kinds' parts for lines of carts and orders, loaded when a page shows one of that kind. For the product's page: product-kinds.ts.
import { type ComponentType, lazy } from 'react';

/** A line with what was chosen for it. */
export interface ChosenLine {
  offerId?: string | undefined;
  config?: Record<string, unknown> | undefined;
}

/** What a kind may bring: words for a line's state, for what was chosen for it, and what a buyer can do with what they bought. */
export interface KindParts {
  LineState: ComponentType<{ state: string }>;
  /** What was chosen, in words, beside the line in cart and checkout. */
  Chosen?: ComponentType<{ line: ChosenLine }>;
  /** Beside the line on the buyer's page of the order. */
  LineActs?: ComponentType<{ orderId: string; line: { id: string; state: string } }>;
}

export const kinds: Record<string, KindParts> = {
  physical: {
    LineState: lazy(() => import('../../kinds/physical/web/line-state.tsx').then((part) => ({ default: part.LineState }))),
  },
  service: {
    LineState: lazy(() => import('../../kinds/service/web/line-state.tsx').then((part) => ({ default: part.LineState }))),
    Chosen: lazy(() => import('./features/bookings/chosen-time.tsx').then((part) => ({ default: part.ChosenTime }))),
    LineActs: lazy(() => import('./features/bookings/line-acts.tsx').then((part) => ({ default: part.LineActs }))),
  },
  course: {
    LineState: lazy(() => import('../../kinds/course/web/line-state.tsx').then((part) => ({ default: part.LineState }))),
    LineActs: lazy(() => import('./features/learn/line-acts.tsx').then((part) => ({ default: part.LineActs }))),
  },
  membership: {
    LineState: lazy(() => import('../../kinds/membership/web/line-state.tsx').then((part) => ({ default: part.LineState }))),
    LineActs: lazy(() => import('./features/cards/line-acts.tsx').then((part) => ({ default: part.LineActs }))),
  },
  hosting: {
    LineState: lazy(() => import('../../kinds/hosting/web/line-state.tsx').then((part) => ({ default: part.LineState }))),
    Chosen: lazy(() => import('./features/hosting/chosen-name.tsx').then((part) => ({ default: part.ChosenName }))),
    LineActs: lazy(() => import('./features/hosting/line-acts.tsx').then((part) => ({ default: part.LineActs }))),
  },
};
