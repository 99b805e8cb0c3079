// The kinds' parts for the page of a product, loaded when it is of that kind; apart from those of lines (kinds.ts), which would weigh on that page.
import { type ComponentType, lazy } from 'react';

/** What a kind asks of a buyer beyond the variant, and how many units that is. */
export interface Choice {
  config: Record<string, unknown>;
  quantity: number;
}

export interface ChooseProps {
  offerId: string;
  /** Units of it that can be had now. */
  available: number;
  chosen: Choice | null;
  onChoose: (chosen: Choice | null) => void;
  /** Somebody wanted to buy without having chosen. */
  missing: boolean;
}

/** What a kind may bring: help for choosing a variant, and what to choose beyond it before it can be bought. */
interface ProductParts {
  VariantHelp?: ComponentType;
  Choose?: ComponentType<ChooseProps>;
  /** How high that is while it is being loaded, as a class. */
  room?: string;
}

export const productKinds: Record<string, ProductParts> = {
  physical: {
    VariantHelp: lazy(() => import('../../kinds/physical/web/size-guide.tsx').then((part) => ({ default: part.SizeGuide }))),
  },
  service: {
    Choose: lazy(() => import('./features/bookings/choose-time.tsx').then((part) => ({ default: part.ChooseTime }))),
  },
  hosting: {
    Choose: lazy(() => import('./features/hosting/choose-name.tsx').then((part) => ({ default: part.ChooseName }))),
    room: 'h-40',
  },
};
