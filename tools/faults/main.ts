// Kills the server and the worker over and over while buyers buy, and proves that nothing was lost.
// Usage: npm run faults [-- --checkouts 2000 --kills 100 --seed 1 --quick]
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { resultsDir } from '../lib/paths.ts';
import { failuresOf, reportText } from './report.ts';
import { keepReport, runFaults } from './run.ts';
import { full, newSeed, quick } from './sizes.ts';

const { values } = parseArgs({
  options: {
    checkouts: { type: 'string' },
    kills: { type: 'string' },
    seed: { type: 'string' },
    quick: { type: 'boolean', default: false },
  },
});
const size = values.quick ? quick : full;
const seed = Number(values.seed ?? newSeed());
console.log(`seed ${seed}`);
const report = await runFaults({
  ...size,
  checkouts: Number(values.checkouts ?? size.checkouts),
  kills: Number(values.kills ?? size.kills),
  seed,
  recordFile: join(resultsDir, 'faults.jsonl'),
  say: console.log,
});
keepReport(join(resultsDir, 'faults.json'), report);
console.log(reportText(report));
process.exitCode = failuresOf(report).length === 0 ? 0 : 1;
