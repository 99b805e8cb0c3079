// The kinds' web sides, loaded when a page shows something of that kind.
import { type ComponentType, lazy } from 'react';

/** What a kind may bring: words for a line's state, help for choosing a variant, what a buyer can do with what they bought. */
export interface KindParts {
  LineState: ComponentType<{ state: string }>;
  VariantHelp?: ComponentType;
  /** Beside the line on the buyer's page of the order. */
  LineActs?: ComponentType<{ orderId: string; line: { id: string; state: string } }>;
}

export const kinds: Record<string, KindParts> = {
  physical: {
    LineState: lazy(() => import('../../kinds/physical/web/line-state.tsx').then((part) => ({ default: part.LineState }))),
    VariantHelp: lazy(() => import('../../kinds/physical/web/size-guide.tsx').then((part) => ({ default: part.SizeGuide }))),
  },
  course: {
    LineState: lazy(() => import('../../kinds/course/web/line-state.tsx').then((part) => ({ default: part.LineState }))),
    LineActs: lazy(() => import('./features/learn/line-acts.tsx').then((part) => ({ default: part.LineActs }))),
  },
};
