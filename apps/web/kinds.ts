// The kinds' web sides, loaded when a page shows something of that kind.
import { type ComponentType, lazy } from 'react';

/** What a kind asks of a buyer beyond the variant, and how many units that is. */
export interface Choice {
  config: Record<string, unknown>;
  quantity: number;
}

export interface ChooseProps {
  offerId: string;
  chosen: Choice | null;
  onChoose: (chosen: Choice | null) => void;
  /** Somebody wanted to buy without having chosen. */
  missing: boolean;
}

/** A line with what was chosen for it. */
export interface ChosenLine {
  offerId?: string | undefined;
  config?: Record<string, unknown> | undefined;
}

/** What a kind may bring: words for a line's state, help for choosing a variant, what to choose beyond it, what a buyer can do with what they bought. */
export interface KindParts {
  LineState: ComponentType<{ state: string }>;
  VariantHelp?: ComponentType;
  /** On the page of the product, before it can be bought. */
  Choose?: ComponentType<ChooseProps>;
  /** What was chosen, in words, beside the line in cart and checkout. */
  Chosen?: ComponentType<{ line: ChosenLine }>;
  /** Beside the line on the buyer's page of the order. */
  LineActs?: ComponentType<{ orderId: string; line: { id: string; state: string } }>;
}

export const kinds: Record<string, KindParts> = {
  physical: {
    LineState: lazy(() => import('../../kinds/physical/web/line-state.tsx').then((part) => ({ default: part.LineState }))),
    VariantHelp: lazy(() => import('../../kinds/physical/web/size-guide.tsx').then((part) => ({ default: part.SizeGuide }))),
  },
  service: {
    LineState: lazy(() => import('../../kinds/service/web/line-state.tsx').then((part) => ({ default: part.LineState }))),
    Choose: lazy(() => import('./features/bookings/choose-time.tsx').then((part) => ({ default: part.ChooseTime }))),
    Chosen: lazy(() => import('./features/bookings/chosen-time.tsx').then((part) => ({ default: part.ChosenTime }))),
    LineActs: lazy(() => import('./features/bookings/line-acts.tsx').then((part) => ({ default: part.LineActs }))),
  },
  course: {
    LineState: lazy(() => import('../../kinds/course/web/line-state.tsx').then((part) => ({ default: part.LineState }))),
    LineActs: lazy(() => import('./features/learn/line-acts.tsx').then((part) => ({ default: part.LineActs }))),
  },
};
