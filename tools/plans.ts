// `npm run plans`: what lists, products, search and suggestions look at on a shelf of a hundred thousand products; `npm test` looks at ten thousand.
import { spawnSync } from 'node:child_process';
import { at } from './lib/paths.ts';

const { status } = spawnSync(process.execPath, [at('node_modules/vitest/vitest.mjs'), 'run', 'core/modules/discovery/plans.db.test.ts'], {
  cwd: at('.'),
  stdio: 'inherit',
  env: { ...process.env, SHELF: '100000' },
});
process.exitCode = status ?? 1;
