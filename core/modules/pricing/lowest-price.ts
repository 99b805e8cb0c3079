// Where the lowest price of 30 days stands beside a reduction (Directive 98/6/EC, article 6a).
import type { Channel } from '#modules/organizations/index.ts';

/** The European Economic Area, where the directive holds. */
const ASKING: ReadonlySet<string> = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(' '),
);

/** Whether a channel shows it: as it is set, else where it sells to a country that asks for it. */
export const showsLowest = ({ lowest_price: setting, countries }: Pick<Channel, 'lowest_price' | 'countries'>): boolean =>
  setting === 'on' || (setting === 'auto' && countries.some((country) => ASKING.has(country)));
