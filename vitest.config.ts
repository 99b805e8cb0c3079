// Three projects of tests: `unit` needs nothing, `db` a PostgreSQL, `scenario` a running server as well; browser tests are Playwright's.
import { defineConfig } from 'vitest/config';

const never = ['**/node_modules/**', '**/.next/**', '**/.data/**', '**/e2e/**'];
const withDatabase = {
  globalSetup: ['tools/testing/global-setup.ts'],
  setupFiles: ['tools/testing/setup.ts'],
  hookTimeout: 120_000,
};

export default defineConfig({
  test: {
    maxWorkers: '100%',
    projects: [
      { test: { name: 'unit', include: ['**/*.test.{ts,tsx}'], exclude: [...never, '**/*.{db,scenario}.test.ts'], testTimeout: 20_000 } },
      { test: { name: 'db', include: ['**/*.db.test.ts'], exclude: never, testTimeout: 60_000, ...withDatabase } },
      { test: { name: 'scenario', include: ['**/*.scenario.test.ts'], exclude: never, testTimeout: 300_000, ...withDatabase } },
    ],
  },
});
