// `npm run features`: what the project must do against what the last test run proved; see features/main.ts.
import { run } from './on-node-24.mjs';

await run('features/main.ts');
