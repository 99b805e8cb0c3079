// What is over a limit of size today. The list may only get shorter.
import type { Exceptions } from './sizes.ts';

export const exceptions: Exceptions = {
  functionLines: {
    'apps/web/features/cart/cart-provider.tsx#CartProvider': 84,
    'apps/web/features/catalog/filter-bar.tsx#FilterBar': 79,
    'apps/web/features/checkout/checkout-page.tsx#CheckoutForm': 118,
    'apps/web/features/checkout/use-checkout.ts#useCheckout': 80,
    'apps/web/features/product/product-view.tsx#ProductView': 99,
    'apps/web/features/shell/quick-search.tsx#QuickSearch': 84,
  },
  fileLines: {},
  parameters: {
    'core/modules/orders/view.ts#viewOrder': 5,
    'presets/illustrator/fabric.ts#fabricTile': 5,
    'presets/illustrator/fabric.ts#flecks': 5,
    'presets/illustrator/fabric.ts#tile': 5,
    'presets/illustrator/garment.ts#mark': 6,
    'presets/illustrator/parts.ts#lapel': 5,
    'presets/illustrator/parts.ts#patch': 9,
    'presets/illustrator/parts.ts#standCollar': 5,
    'presets/illustrator/parts.ts#welt': 6,
    'presets/illustrator/scene.ts#hung': 5,
    'presets/vestify/words.ts#say': 5,
  },
};
