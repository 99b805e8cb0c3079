// The times of a month for fifty people, as a buyer's calendar asks for them.
import { at } from '../../lib/paths.ts';
import { databaseEnv } from '../../stack/urls.ts';
import { runNode } from '../../stack/run-program.ts';
import type { Road } from '../road.ts';

const MOST_MS = 30;

export const slots: Road = {
  name: 'slots',
  unit: 'ms',
  least: { atMost: MOST_MS },
  limits: 'reading what is set aside, a row for each booking of the month',
  async run(bench) {
    const urls = await bench.copy('bench_slots');
    const { code, output } = await runNode([at('tools/bench/programs/slots.ts'), String(bench.rounds * 5)], {
      env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'warn', APP_SECRET: bench.secrets.appSecret, ...databaseEnv(urls) },
    });
    if (code !== 0) throw new Error(`The month was not shown (code ${code}): ${output.slice(-1000)}`);
    const { ms, rounds, shown } = JSON.parse(output.trim().split('\n').at(-1) ?? '') as { ms: number; rounds: number[]; shown: number };
    return { figure: ms, rounds: { subject: rounds, limit: [] }, more: { 'times shown': shown } };
  },
};
