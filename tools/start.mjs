// `npm start`: the whole shop from one command; see start/main.ts.
import { run } from './on-node-24.mjs';

await run('start/main.ts');
