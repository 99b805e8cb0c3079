// Every operation of the API, by path and method.
import * as catalogRuns from './catalog-runs.ts';
import * as fromBrands from './from-brands.ts';
import * as captcha from './captcha.ts';
import * as categories from './categories.ts';
import * as audit from './audit.ts';
import * as account from './account.ts';
import * as booking from './booking.ts';
import * as bulkEdits from './bulk-edits.ts';
import * as buyer from './buyer.ts';
import * as calendar from './calendar.ts';
import * as signIn from './sign-in.ts';
import * as cards from './cards.ts';
import * as channels from './channels.ts';
import * as checkout from './checkout.ts';
import * as content from './content.ts';
import * as courses from './courses.ts';
import * as entitlements from './entitlements.ts';
import * as flags from './flags.ts';
import * as guestPrivacy from './guest-privacy.ts';
import * as hosting from './hosting.ts';
import * as keys from './keys.ts';
import * as learning from './learning.ts';
import type { Operation } from './operation.ts';
import * as orders from './orders.ts';
import * as packing from './packing.ts';
import * as organizations from './organizations.ts';
import * as platform from './platform.ts';
import * as priceLists from './price-lists.ts';
import * as privacy from './privacy.ts';
import * as productEditor from './product-editor.ts';
import * as products from './products.ts';
import * as promotions from './promotions.ts';
import * as savedMethods from './saved-methods.ts';
import * as sessions from './sessions.ts';
import * as shipping from './shipping.ts';
import * as staff from './staff.ts';
import * as stock from './stock.ts';
import * as stockCounts from './stock-counts.ts';
import * as storefront from './storefront.ts';
import * as tracking from './tracking.ts';
import * as views from './views.ts';

const isOperation = (value: unknown): value is Operation =>
  typeof value === 'object' && value !== null && 'path' in value && 'permission' in value;

const place = ({ path, method }: Operation): string => `${path} ${method}`;

export const operations: Operation[] = [
  account,
  audit,
  booking,
  bulkEdits,
  buyer,
  calendar,
  captcha,
  catalogRuns,
  fromBrands,
  cards,
  categories,
  channels,
  entitlements,
  flags,
  guestPrivacy,
  storefront,
  checkout,
  content,
  courses,
  orders,
  packing,
  tracking,
  savedMethods,
  sessions,
  shipping,
  signIn,
  staff,
  stock,
  stockCounts,
  hosting,
  keys,
  learning,
  organizations,
  platform,
  priceLists,
  privacy,
  products,
  productEditor,
  promotions,
  views,
]
  .flatMap((file) => Object.values(file).filter(isOperation))
  .toSorted((a, b) => (place(a) < place(b) ? -1 : 1));
