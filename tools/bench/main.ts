// Measures the shop's roads beside the bare machine: `npm run bench -- [--road NAME] [--seconds N] [--quick]`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { resultsDir } from '../lib/paths.ts';
import { type BenchOptions, openBench } from './bench.ts';
import { roads } from './roads/index.ts';
import { type Measured, met, table } from './table.ts';

const { values: given } = parseArgs({
  options: {
    road: { type: 'string', multiple: true },
    seconds: { type: 'string' },
    quick: { type: 'boolean', default: false },
  },
});

const chosen = given.road ? roads.filter(({ name }) => given.road?.includes(name)) : roads;
if (chosen.length === 0) {
  console.error(`There is no such road. Roads: ${roads.map(({ name }) => name).join(', ')}`);
  process.exit(1);
}
const options: BenchOptions = {
  seconds: Number(given.seconds ?? (given.quick ? 3 : 6)),
  rounds: given.quick ? 2 : 5,
  quick: given.quick,
};
if (!(options.seconds >= 1 && options.seconds <= 120)) {
  console.error('--seconds is the length of a round: 1 to 120.');
  process.exit(1);
}

const [cpu] = cpus();
const machine = {
  cpu: cpu?.model ?? '',
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 2 ** 30),
  system: `${process.platform} ${release()}`,
  node: process.version,
};

const bench = await openBench(options);
const all: Measured[] = [];
let stopped: Promise<void> | undefined;
const stop = (): Promise<void> => (stopped ??= bench.stop());
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop().finally(() => process.exit(130)));
try {
  for (const road of chosen) {
    bench.say(`${road.name} …`);
    const result = await road.run(bench).catch((error: unknown) => `failed: ${error instanceof Error ? error.message : String(error)}`);
    all.push({ road, result });
  }
} finally {
  await stop();
}

console.log(`${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB, ${machine.system}, Node ${machine.node}`);
console.log(`${options.rounds} rounds of ${options.seconds} s each, subject and limit in turns, medians\n`);
console.log(table(all));
for (const { road, result } of all) {
  if (typeof result === 'string') continue;
  const { more = {}, note } = result;
  const details = Object.entries(more).map(
    ([name, value]) => `${name} ${typeof value === 'number' ? Math.round(value * 100) / 100 : value}`,
  );
  if (details.length > 0 || note) console.log(`${road.name}: ${[...details, ...(note ? [note] : [])].join('; ')}`);
}

mkdirSync(resultsDir, { recursive: true });
const file = join(resultsDir, 'bench.json');
const report = all.map((measured) => {
  const { name, unit, least, limits } = measured.road;
  const result = typeof measured.result === 'string' ? { notMeasured: measured.result } : measured.result;
  return { name, unit, least, limits, met: met(measured) ?? null, ...result };
});
writeFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), machine, options, roads: report }, null, 2)}\n`);
process.exitCode = all.some(({ result }) => typeof result === 'string' && result.startsWith('failed')) ? 1 : 0;
