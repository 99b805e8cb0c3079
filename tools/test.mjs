// `npm test`: everything that proves the project; see test/main.ts.
import { run } from './on-node-24.mjs';

await run('test/main.ts');
