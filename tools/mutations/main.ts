// Breaks one thing at a time in a copy of the checkout and runs the tests that must see it: a test that can't fail proves nothing.
// Usage: node tools/mutations/main.ts [NAME …]
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { at, root } from '../lib/paths.ts';
import { type Mutation, mutations } from './mutations.ts';

/** What a copy needs to run tests; dependencies are shared. */
const copied = [
  '.oxlintrc.json',
  'adapters',
  'apps/server',
  'apps/web/messages',
  'client',
  'contracts',
  'core',
  'docs',
  'kinds',
  'package.json',
  'presets',
  'tools',
  'tsconfig.json',
  'vitest.config.ts',
];

function copy(): string {
  const dir = mkdtempSync(join(tmpdir(), 'tessera-mutation-'));
  for (const path of copied.filter((each) => existsSync(at(each)))) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    cpSync(at(path), join(dir, path), { recursive: true, filter: (source) => !/node_modules|\.next/.test(source) });
  }
  symlinkSync(at('node_modules'), join(dir, 'node_modules'));
  return dir;
}

function apply(dir: string, { changes }: Mutation): void {
  for (const { file, find, replace } of changes) {
    const path = join(dir, file);
    if (find === '') {
      writeFileSync(path, replace);
      continue;
    }
    const text = readFileSync(path, 'utf8');
    if (text.split(find).length !== 2) throw new Error(`${file} does not hold this once, so the mutation is out of date: ${find}`);
    writeFileSync(
      path,
      text.replace(find, () => replace),
    );
  }
}

const RUN_MINUTES = 30;

/** Runs tests in the copy. */
function run(dir: string, tests: string[]): { failed: boolean; output: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [at('node_modules/vitest/vitest.mjs'), 'run', ...tests, '--reporter=verbose'],
    {
      cwd: dir,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1' },
      maxBuffer: 256 * 1024 * 1024,
      // A test that fails may leave another waiting for ever.
      timeout: RUN_MINUTES * 60_000,
    },
  );
  return { failed: status !== 0, output: `${stdout}\n${stderr}` };
}

/** Whether the tests saw it; the line that shows it is printed. */
function tryOne(mutation: Mutation): boolean {
  const dir = copy();
  try {
    apply(dir, mutation);
    const { failed, output } = run(dir, mutation.tests);
    const line = output.split('\n').find((each) => mutation.shows.test(each));
    const seen = failed && line !== undefined;
    const told = line?.trim().slice(0, 160) ?? (failed ? `broke: ${output.slice(-600)}` : 'all tests passed');
    process.stdout.write(`${seen ? 'seen    ' : 'NOT SEEN'}  ${mutation.name}\n            ${told}\n`);
    return seen;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

const wanted = process.argv.slice(2);
const chosen = mutations.filter(({ name }) => wanted.length === 0 || wanted.some((each) => name.includes(each)));
process.stdout.write(`Without a mutation, in ${root}:\n`);
const control = copy();
const whole = run(control, [...new Set(chosen.flatMap(({ tests }) => tests))]);
rmSync(control, { recursive: true, force: true });
if (whole.failed) {
  process.stdout.write(`the tests fail already, so nothing is shown by their failing:\n${whole.output.slice(-3000)}\n`);
  process.exit(1);
}
process.stdout.write('all pass\n\n');
const seen = chosen.map(tryOne);
process.stdout.write(`\n${seen.filter(Boolean).length} of ${seen.length} seen\n`);
process.exit(seen.every(Boolean) ? 0 : 1);
