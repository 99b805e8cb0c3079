// What it costs the server to find out who a signed-in person is: the whole check of an access token, with the database out of reach.
import { at } from '../../lib/paths.ts';
import { databaseEnv } from '../../stack/urls.ts';
import { runNode } from '../../stack/run-program.ts';
import type { Road } from '../road.ts';

const MOST_US = 100;

export const authCheck: Road = {
  name: 'auth-check',
  unit: 'µs CPU',
  least: { atMost: MOST_US },
  limits: 'RSA verification of a token that is new to the process',
  async run(bench) {
    const database = 'bench_auth';
    const urls = await bench.copy(database);
    const { code, output } = await runNode([at('tools/bench/programs/auth.ts'), String(bench.quick ? 500 : 2_000), String(bench.rounds)], {
      env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'warn', APP_SECRET: bench.secrets.appSecret, ...databaseEnv(urls) },
    });
    if (code !== 0) throw new Error(`The checks failed (code ${code}): ${output.slice(-1000)}`);
    const { first, again, rounds } = JSON.parse(output.trim().split('\n').at(-1) ?? '') as {
      first: number;
      again: number;
      rounds: number[];
    };
    return {
      figure: first,
      rounds: { subject: rounds, limit: [] },
      more: { 'µs CPU of a token that was seen before': again, 'transactions for a check': 0 },
    };
  },
};
