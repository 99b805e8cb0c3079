// The files of a new adapter.
import type { Names } from './names.ts';

export function adapterFiles({ kebab, camel, pascal, words }: Names): Record<string, string> {
  const dir = `adapters/${kebab}`;
  return {
    [`${dir}/README.md`]: `# ${kebab}

What ${words} is, which port of \`core/ports\` this adapter fills, and what its provider promises (time-outs, retries, keys).

Settings: see \`settings.ts\`. It must pass the contract test of its port.
`,
    [`${dir}/index.ts`]: `// The face of the ${words} adapter: its settings and what makes it.
export { ${camel}Settings, type ${pascal}Settings } from './settings.ts';
`,
    [`${dir}/settings.ts`]: `// The settings of the ${words} adapter; the host hands in the environment, nobody else reads it.
import { z } from 'zod';

export const ${camel}Settings = z.object({
  baseUrl: z.url(),
  apiKey: z.string().min(1),
  timeoutSeconds: z.coerce.number().positive().default(10),
});

export type ${pascal}Settings = z.infer<typeof ${camel}Settings>;
`,
    [`${dir}/settings.test.ts`]: `// Which settings the ${words} adapter starts with.
import { expect, test } from 'vitest';
import { ${camel}Settings } from './settings.ts';

test('an address and a key are enough', () => {
  expect(${camel}Settings.parse({ baseUrl: 'https://api.example.com', apiKey: 'k' })).toEqual({
    baseUrl: 'https://api.example.com',
    apiKey: 'k',
    timeoutSeconds: 10,
  });
});

test.each([
  ['no key', { baseUrl: 'https://api.example.com', apiKey: '' }],
  ['an address that is none', { baseUrl: 'somewhere', apiKey: 'k' }],
  ['no time at all', { baseUrl: 'https://api.example.com', apiKey: 'k', timeoutSeconds: '0' }],
])('%s is refused', (_name, settings) => expect(${camel}Settings.safeParse(settings).success).toBe(false));
`,
  };
}
