// The kinds' web sides, loaded when a page shows something of that kind.
import { type ComponentType, lazy } from 'react';

/** What a kind may bring: words for a line's state, help for choosing a variant. */
export interface KindParts {
  LineState: ComponentType<{ state: string }>;
  VariantHelp?: ComponentType;
}

export const kinds: Record<string, KindParts> = {
  physical: {
    LineState: lazy(() => import('../../kinds/physical/web/line-state.tsx').then((part) => ({ default: part.LineState }))),
    VariantHelp: lazy(() => import('../../kinds/physical/web/size-guide.tsx').then((part) => ({ default: part.SizeGuide }))),
  },
};
