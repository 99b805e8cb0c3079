// Writes the folder of a new module, kind or adapter, and enters it where things are listed.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { at } from '../lib/paths.ts';
import { runNode } from '../stack/run-program.ts';
import { adapterFiles } from './adapter.ts';
import { kindFiles } from './kind.ts';
import { type ListEntry, addToList, addToMap } from './lists.ts';
import { moduleFiles } from './module.ts';
import { type Names, namesOf } from './names.ts';

interface Recipe {
  folder: (names: Names) => string;
  files: (names: Names) => Record<string, string>;
  /** The files that list such things, and how they change. */
  lists: (names: Names) => Record<string, (text: string) => string>;
  next: (names: Names) => string;
}

const entry = (what: ListEntry) => (text: string) => addToList(text, what);

const recipes: Record<string, Recipe> = {
  module: {
    folder: ({ kebab }) => `core/modules/${kebab}`,
    files: moduleFiles,
    lists: ({ kebab, camel }) => ({
      'core/map.ts': (text) => addToMap(text, kebab),
      'apps/server/parts.ts': entry({
        opening: 'const routes = [',
        importLine: `import { ${camel}Routes } from '#modules/${kebab}/index.ts';`,
        entry: `...${camel}Routes`,
      }),
    }),
    next: () =>
      'It stands in the last layer of core/map.ts; move it down when others must call it. Tables come with a new file in core/migrations.',
  },
  kind: {
    folder: ({ kebab }) => `kinds/${kebab}`,
    files: kindFiles,
    lists: ({ kebab, camel }) => ({
      'apps/server/parts.ts': entry({
        opening: 'useKinds([',
        importLine: `import { ${camel} } from '#kinds/${kebab}/server.ts';`,
        entry: camel,
      }),
    }),
    next: () => 'Teach server.ts what is scarce about it, and give its pages a place in web/.',
  },
  adapter: {
    folder: ({ kebab }) => `adapters/${kebab}`,
    files: adapterFiles,
    lists: () => ({}),
    next: () => "Implement its port from core/ports, run the port's contract test on it, and list it in the host.",
  },
};

const [what = '', name = ''] = process.argv.slice(2);
const recipe = recipes[what];
if (!recipe || !name) {
  console.error('Usage: npm run new module|kind|adapter NAME      (NAME is lower case words with hyphens, such as acme-pay)');
  process.exit(2);
}
try {
  await make(recipe, namesOf(name));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}

/** Works everything out first, so that a refusal leaves nothing half-made. */
async function make({ folder, files, lists, next }: Recipe, names: Names): Promise<void> {
  if (existsSync(at(folder(names)))) throw new Error(`There is ${folder(names)} already.`);
  const written = { ...files(names) };
  for (const [path, change] of Object.entries(lists(names))) written[path] = change(readFileSync(at(path), 'utf8'));
  for (const [path, text] of Object.entries(written)) {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), text);
  }
  const formatted = Object.keys(written).filter((path) => !path.endsWith('.md'));
  await runNode([at('node_modules/oxfmt/bin/oxfmt'), ...formatted]);
  console.log(
    `${Object.keys(written)
      .map((path) => `  ${path}`)
      .join('\n')}\n\n${next(names)}`,
  );
}
