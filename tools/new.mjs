// `npm run new module|kind|adapter NAME`: a folder that passes every check, to be filled with life; see new/main.ts.
import { run } from './on-node-24.mjs';

await run('new/main.ts');
