// The files of a new kind: something that is sold without stock and fulfilled by hand, until it is taught better.
import type { Names } from './names.ts';

const locales = { en: 'Fulfilled', th: 'จัดส่งแล้ว', vi: 'Đã hoàn tất', ru: 'Выполнено', ar: 'تم التنفيذ' };

export function kindFiles(names: Names): Record<string, string> {
  const { kebab, camel, words } = names;
  const dir = `kinds/${kebab}`;
  const messages = Object.entries(locales).map(([locale, fulfilled]) => [
    `${dir}/messages/${locale}.json`,
    `${JSON.stringify({ states: { fulfilled } }, null, 2)}\n`,
  ]);
  return {
    [`${dir}/README.md`]: `# ${kebab}

What a ${words} line is: what is scarce about it, when it is fulfilled and its money captured, and on what terms money goes back.

\`contract.ts\` is known to both sides: the machine and what a buyer chooses. \`server.ts\` is the server side. \`messages/\` are the texts its pages show.
`,
    [`${dir}/contract.ts`]: `// What both sides know of a ${words} line: its states, and what the buyer chooses.
import { z } from 'zod';
import { defineMachine } from '#platform/machine/index.ts';

export const ${camel}Machine = defineMachine('${kebab}', 'new', {
  new: { phase: 'open', on: { reserve: 'reserved', cancel: 'cancelled' } },
  reserved: { phase: 'held', on: { pay: 'paid', expire: 'expired', cancel: 'cancelled' }, staff: ['cancel'], buyer: ['cancel'] },
  paid: { phase: 'active', on: { fulfil: 'fulfilled', cancel: 'cancelled' }, staff: ['fulfil', 'cancel'] },
  fulfilled: { phase: 'done' },
  expired: { phase: 'void' },
  cancelled: { phase: 'void' },
});

/** What the buyer chooses beyond the offer: nothing yet. */
export const ${camel}Config = z.strictObject({});
`,
    [`${dir}/server.ts`]: serverText(names),
    [`${dir}/${kebab}.test.ts`]: `// The ${words} kind: its moves, and what is set aside.
import { expect, test } from 'vitest';
import { targetOf } from '#platform/machine/index.ts';
import { ${camel}Config, ${camel}Machine } from './contract.ts';
import { ${camel} } from './server.ts';

test('a paid line can be fulfilled or cancelled', () => {
  expect(targetOf(${camel}Machine, 'paid', 'fulfil')).toBe('fulfilled');
  expect(targetOf(${camel}Machine, 'paid', 'cancel')).toBe('cancelled');
  expect(targetOf(${camel}Machine, 'fulfilled', 'cancel')).toBeUndefined();
});

test('nothing is set aside, so there is always enough', async () => {
  const line = { sellerOrgId: '', offerId: '', quantity: 2, config: {} };
  const units = await ${camel}.available(undefined as never, [line], '');
  expect(units[0]).toBeGreaterThan(2);
});

test('a choice that the kind does not know is refused', () => {
  expect(${camel}Config.safeParse({ colour: 'red' }).success).toBe(false);
});
`,
    ...Object.fromEntries(messages),
  };
}

const serverText = ({
  kebab,
  camel,
  words,
}: Names): string => `// The server side of ${words} lines: nothing is scarce, so nothing is set aside.
import type { Kind } from '#modules/orders/index.ts';
import { ${camel}Config, ${camel}Machine } from './contract.ts';

/** More than anybody buys; one line is bounded by the contract long before. */
const unlimited = 1_000_000;

export const ${camel}: Kind = {
  name: '${kebab}',
  machine: ${camel}Machine,
  config: ${camel}Config,
  ships: false,
  stocked: false,
  guards: {},
  async available(_tx, lines) {
    return lines.map(() => unlimited);
  },
  async reserve() {
    return undefined;
  },
  refusal: () => undefined,
  effects: {},
  capturesOn: 'fulfil',
};
`;
