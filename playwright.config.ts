// Browser tests: a real stack (PostgreSQL, server, web program) and Debian's chromium, on a wide and on a phone-sized screen.
import { defineConfig } from '@playwright/test';
import { findChromium } from './tools/lib/chromium.ts';

const browser = {
  browserName: 'chromium' as const,
  launchOptions: {
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  },
};

export default defineConfig({
  testDir: 'apps/web/e2e',
  testMatch: '**/*.e2e.ts',
  globalSetup: './tools/testing/playwright-setup.ts',
  outputDir: '.test-results/playwright',
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  // A browser on a busy machine may be late; here at home we want to see it.
  retries: process.env.CI ? 1 : 0,
  // The pages of a whole area in one test, on a machine that is busy.
  timeout: 180_000,
  expect: { timeout: 15_000 },
  // What a trace costs is a sixth of the time: where a failure is tried again, the second try is told.
  use: {
    baseURL: process.env.TESSERA_E2E_URL,
    trace: process.env.CI ? 'on-first-retry' : 'retain-on-failure',
    screenshot: 'only-on-failure',
    ...browser,
  },
  projects: [
    { name: 'desktop', use: { viewport: { width: 1440, height: 900 } } },
    // A phone has no Tab key.
    { name: 'phone', testIgnore: '**/keyboard.e2e.ts', use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } },
  ],
});
