// `npm run shots`: pictures of the pages at three widths, light and dark, left-to-right and right-to-left, to be looked at.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, type BrowserContext, chromium } from '@playwright/test';
import { findChromium, howToGetChromium } from './lib/chromium.ts';
import { at } from './lib/paths.ts';
import { startStack } from './testing/stack.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    url: { type: 'string' },
    out: { type: 'string', default: at('.cache', 'shots') },
    readme: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(
    'Usage: npm run shots -- [--url http://localhost:3000] [--out FOLDER] [--readme] [PATH …]\n\nWithout --url a stack of its own is started.',
  );
  process.exit(0);
}

const widths = [390, 820, 1440];
const executablePath = findChromium();
if (!executablePath) {
  console.error(howToGetChromium);
  process.exit(1);
}
const stack = values.url ? undefined : await startStack({ say: console.log });
const url = values.url ?? stack?.url ?? '';
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
try {
  if (values.readme) await shoot(browser, { path: '/', file: at('docs', 'pictures', 'shop.png'), width: 1440, dark: false, whole: false });
  else await shootAll(browser, positionals.length ? positionals : await defaultPaths());
} finally {
  await browser.close();
  await stack?.stop();
}

async function shootAll(open: Browser, paths: string[]): Promise<void> {
  mkdirSync(values.out, { recursive: true });
  for (const path of paths) {
    for (const locale of ['en', 'ar']) {
      const localPath = locale === 'en' ? path : `/${locale}${path === '/' ? '' : path}`;
      for (const width of widths) {
        for (const dark of [false, true]) {
          const name = `${path === '/' ? 'home' : path.slice(1).replaceAll(/[^\w-]+/g, '_')}-${locale}-${width}-${dark ? 'dark' : 'light'}.png`;
          await shoot(open, { path: localPath, file: join(values.out, name), width, dark, whole: true });
        }
      }
    }
  }
}

interface Shot {
  path: string;
  file: string;
  width: number;
  dark: boolean;
  /** The whole page, not just its first screen. */
  whole: boolean;
}

async function shoot(open: Browser, { path, file, width, dark, whole }: Shot): Promise<void> {
  const context = await open.newContext({
    viewport: { width, height: width < 600 ? 844 : 900 },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  if (asks(path)) await signIn(context);
  const page = await context.newPage();
  const answer = await page.goto(url + path, { waitUntil: 'networkidle' });
  if (!answer || answer.status() >= 400) console.error(`! ${path} answers ${answer?.status()}`);
  // Pictures further down are loaded when they come into view; here they all do.
  await page.evaluate(
    `Promise.all([...document.images].map((image) => { image.loading = 'eager'; return image.decode().catch(() => undefined); }))`,
  );
  await page.screenshot({ path: file, fullPage: whole, animations: 'disabled' });
  await context.close();
  console.log(file);
}

/** Whether a page is shown to people who are signed in only. */
const asks = (path: string): boolean => /^(\/[a-z]{2})?\/(account|staff|start)(\/|\?|$)/.test(path);

/** As the demonstration's owner, whose password a test stack has, too. */
async function signIn(context: BrowserContext): Promise<void> {
  const answer = await context.request.post(`${url}/v1/auth/login`, {
    headers: { 'x-tessera-csrf': '1' },
    data: { email: 'owner@vestify.test', password: 'demo-vest-2026' },
  });
  if (!answer.ok()) console.error(`! signing in answers ${answer.status()}`);
}

const doors = [
  '/sign-in?next=/staff',
  '/sign-up?next=/start',
  '/forgot-password',
  '/reset-password',
  '/verify-email',
  '/invitation',
  '/start?another=1',
];
const account = ['', '/security', '/sessions', '/addresses', '/orders', '/privacy'].map((page) => `/account${page}`);
const organization = ['', '/products', '/products?new=1', '/members', '/roles', '/organization', '/channels', '/keys', '/flags', '/audit'];
const desk = [...organization, '/orders', '/stock', '/operations', '/platform/organizations', '/platform/flags'].map(
  (page) => `/staff${page}`,
);

/** The front page, the list, a search, the first product there is; the pages at the door, of an account and of the desk. */
async function defaultPaths(): Promise<string[]> {
  const answer = await fetch(`${url}/v1/products?limit=1`);
  const { items = [] } = (await answer.json()) as { items?: { slug: string }[] };
  return ['/', '/products', '/search?q=vest', ...items.map(({ slug }) => `/p/${slug}`), ...doors, ...account, ...desk];
}
