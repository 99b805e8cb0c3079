// `npm test [-- unit|db|scenario|e2e [filter]]`: types, lint, format, Vitest, Playwright; closes with one line that counts everything.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium, howToGetChromium } from '../lib/chromium.ts';
import { at } from '../lib/paths.ts';
import { runNode } from '../stack/run-program.ts';
import { type PlaywrightReport, failedRun, readPlaywright } from './read-playwright.ts';
import { partOf, readVitest } from './read-vitest.ts';
import { type Part, type TestResult, closingLine, countOf, parts, removeResults, writePart } from './results.ts';

const help = `Usage: npm test                          everything
       npm test -- unit|db|scenario|e2e  one part (also: static)
       npm test -- PART FILTER           the files whose path contains FILTER`;

const [asked, ...filters] = process.argv.slice(2);
if (asked !== undefined && !parts.some((part) => part === asked)) {
  console.log(help);
  process.exit(asked === '--help' || asked === '-h' ? 0 : 2);
}
const workDir = mkdtempSync(join(tmpdir(), 'tessera-results-'));
const wanted = (part: Part): boolean => asked === undefined || asked === part;
const all: TestResult[] = [];
const times: string[] = [];

if (asked === undefined) removeResults();
if (wanted('static')) await phase('static', runStatic);
const vitestParts = (['unit', 'db', 'scenario'] as const).filter(wanted);
if (vitestParts.length) await runVitest(vitestParts);
if (wanted('e2e')) await phase('e2e', runPlaywright);

rmSync(workDir, { recursive: true, force: true });
const failed = all.filter(({ status }) => status === 'failed');
if (failed.length) console.log(`\nFailed:\n${failed.map(({ file, title }) => `  ${file}: ${title}`).join('\n')}`);
const again = all.filter((test) => test.again);
if (again.length)
  console.log(`\nPassed only when tried again; mend these:\n${again.map(({ file, title }) => `  ${file}: ${title}`).join('\n')}`);
console.log(`\n${times.join('\n')}\n`);
console.log(closingLine(all));
process.exitCode = failed.length || all.length === 0 ? 1 : 0;

async function phase(part: Part, work: () => Promise<TestResult[]>): Promise<void> {
  const began = Date.now();
  console.log(`\n── ${part} ${'─'.repeat(70 - part.length)}`);
  record(part, await work(), (Date.now() - began) / 1000);
}

function record(part: Part, tests: TestResult[], seconds: number): void {
  all.push(...tests);
  const { passed, failed: bad, skipped } = countOf(tests);
  times.push(`${part.padEnd(10)} ${seconds.toFixed(1).padStart(7)} s   ${passed} passed, ${bad} failed, ${skipped} skipped`);
  writePart({ part, at: new Date().toISOString(), seconds, tests }, filters.length > 0);
}

/** Type-check, lint and format: each is one test that passes or fails. */
async function runStatic(): Promise<TestResult[]> {
  const tsc = at('node_modules/typescript/bin/tsc');
  const checks = [
    { title: 'types of the server side', args: [tsc, '--noEmit'], config: 'tsconfig.json' },
    // The types of the routes are made from the pages; left over from an older build they would speak of pages that are gone.
    { title: 'types of the routes', args: [at('node_modules/next/dist/bin/next'), 'typegen', 'apps/web'], config: 'apps/web/app' },
    { title: 'types of the web program', args: [tsc, '--noEmit', '-p', 'apps/web'], config: 'apps/web/tsconfig.json' },
    { title: 'lint', args: [at('node_modules/oxlint/bin/oxlint'), '--type-aware'], config: '.oxlintrc.json' },
    { title: 'format', args: [at('node_modules/oxfmt/bin/oxfmt'), '--check'], config: '.oxfmtrc.json' },
  ];
  const results: TestResult[] = [];
  for (const { title, args, config } of checks) {
    const began = Date.now();
    const { code, output } = await runNode(args);
    console.log(`${code === 0 ? '✓' : '✗'} ${title} ${((Date.now() - began) / 1000).toFixed(1)} s`);
    if (code !== 0) console.log(output);
    results.push({ file: config, title, status: code === 0 ? 'passed' : 'failed' });
  }
  return results;
}

/** One run of Vitest for all parts asked for; its time goes to the parts by what is in them. */
async function runVitest(selected: Part[]): Promise<void> {
  const began = Date.now();
  console.log(`\n── ${selected.join(', ')} ${'─'.repeat(60)}`);
  const file = join(workDir, 'vitest.json');
  const code = await show([
    at('node_modules/vitest/vitest.mjs'),
    'run',
    '--passWithNoTests',
    ...selected.flatMap((part) => ['--project', part]),
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    ...filters,
  ]);
  const seconds = (Date.now() - began) / 1000;
  const tests = existsSync(file)
    ? readVitest(JSON.parse(readFileSync(file, 'utf8')) as Parameters<typeof readVitest>[0], code)
    : [{ file: 'vitest.config.ts', title: 'the run: Vitest did not start', status: 'failed' as const }];
  for (const part of selected)
    record(
      part,
      tests.filter((test) => partOf(test.file) === part),
      part === selected.at(-1) ? seconds : 0,
    );
  const elsewhere = tests.filter((test) => !selected.includes(partOf(test.file)));
  all.push(...elsewhere);
}

async function runPlaywright(): Promise<TestResult[]> {
  if (!existsSync(at('apps/web/e2e'))) {
    console.log('There are no browser tests.');
    return [];
  }
  const browser = findChromium();
  if (!browser) console.log(howToGetChromium);
  const file = join(workDir, 'playwright.json');
  const cli = at('node_modules/@playwright/test/cli.js');
  mkdirSync(workDir, { recursive: true });
  const code = await show([cli, 'test', ...(browser ? ['--reporter=list,json'] : ['--list', '--reporter=json']), ...filters], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
  });
  if (!existsSync(file)) return [failedRun('Playwright did not start')];
  const tests = readPlaywright(JSON.parse(readFileSync(file, 'utf8')) as PlaywrightReport, code);
  return browser ? tests : tests.map((test) => ({ ...test, status: 'skipped' }));
}

/** Runs `node args…` with its output on our terminal; Ctrl-C reaches it as it reaches us. */
function show(args: string[], env: Record<string, string> = {}): Promise<number> {
  const child = spawn(process.execPath, args, { cwd: at(), stdio: 'inherit', env: { ...process.env, ...env } });
  return new Promise((resolve) => {
    child.once('error', () => resolve(127));
    child.once('exit', (code) => resolve(code ?? 137));
  });
}
