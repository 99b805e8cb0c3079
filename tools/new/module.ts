// The files of a new module.
import type { Names } from './names.ts';

export function moduleFiles({ kebab, camel, pascal, upper, words }: Names): Record<string, string> {
  const dir = `core/modules/${kebab}`;
  return {
    [`${dir}/README.md`]: `# ${kebab}

What the ${words} module owns, in one sentence.

Always holds: name here what no interleaving and no crash may break, and repeat it as SQL in \`${kebab}.checks.sql\`.

Events in: none. Events out: none.
`,
    [`${dir}/index.ts`]: `// The face of the ${words} module: what others may call.
export { require${pascal}Name } from './require-name.ts';
export { ${camel}Routes } from './${kebab}.http.ts';
`,
    [`${dir}/${kebab}.errors.ts`]: `// What the ${words} module refuses.
import { defineErrors } from '#platform/errors/index.ts';

export const ${pascal}Error = defineErrors('${upper}', {
  ${upper}_NAME_MISSING: [422, 'A name is needed.'],
});
`,
    [`${dir}/${kebab}.http.ts`]: `// The ${words} module over HTTP: binds operations of the contract to acts.
import type { Route } from '#platform/http/route.ts';

export const ${camel}Routes: Route[] = [];
`,
    [`${dir}/require-name.ts`]: `// An act: refuses first, then changes, then announces. This one only refuses; put the module's first act in its place.
import { ${pascal}Error } from './${kebab}.errors.ts';

/** The name without spaces around it. @throws Refusal ${upper}_NAME_MISSING */
export function require${pascal}Name(name: string): string {
  const trimmed = name.trim();
  if (!trimmed) throw ${pascal}Error('${upper}_NAME_MISSING');
  return trimmed;
}
`,
    [`${dir}/require-name.test.ts`]: `// What the ${words} module accepts as a name and what it refuses.
import { expect, test } from 'vitest';
import { require${pascal}Name } from './require-name.ts';

test('a name loses the spaces around it', () => {
  expect(require${pascal}Name(' a b ')).toBe('a b');
});

test.each([[''], ['  ']])('the name "%s" is refused', (name) => {
  expect(() => require${pascal}Name(name)).toThrow(expect.objectContaining({ code: '${upper}_NAME_MISSING' }));
});
`,
  };
}
