// What it costs the server to find out who a signed-in member of staff is: CPU of a request with a session less that of one without.
import { type Api, type Bench, count } from '../bench.ts';
import { ask, drive, requestBytes } from '../load.ts';
import { cpuMicroseconds } from '../proc.ts';
import type { Road } from '../road.ts';
import { median } from '../stats.ts';

const MOST_US = 100;
const CONNECTIONS = 8;

/** Any read that everybody may make: the session is checked all the same. */
const PATH = '/v1/products?limit=1';

async function logIn(api: Api): Promise<string> {
  const body = JSON.stringify({ email: 'owner@vestify.test', password: 'demo-vest-2026' });
  const answer = await ask(api.port, { method: 'POST', path: '/v1/auth/login', body });
  const { token } = JSON.parse(answer.body.toString()) as { token?: string };
  if (!token) throw new Error(`The log-in was refused: ${answer.status}`);
  return token;
}

/** CPU microseconds of the server for each of many equal requests. */
async function cpuOf(api: Api, requests: number, headers: Record<string, string>): Promise<number> {
  const bytes = requestBytes({ method: 'GET', path: PATH, headers });
  let left = requests;
  const before = cpuMicroseconds(api.program.pid);
  const driven = await drive({ port: api.port, connections: CONNECTIONS, next: () => (left-- > 0 ? bytes : undefined) });
  if (driven.statuses[200] !== requests) throw new Error(`Requests were refused: ${JSON.stringify(driven.statuses)}`);
  return (cpuMicroseconds(api.program.pid) - before) / requests;
}

const tripsTo = (bench: Bench, database: string): Promise<number> =>
  count(bench, database, `select xact_commit as n from pg_stat_database where datname = '${database}'`);

export const authCheck: Road = {
  name: 'auth-check',
  unit: 'µs CPU',
  least: { atMost: MOST_US },
  limits: 'the session is looked up in the database at each request (signed access tokens come with the identity work)',
  async run(bench) {
    const database = 'bench_auth';
    const api = await bench.startServer(await bench.copy(database));
    try {
      const authorization = `Bearer ${await logIn(api)}`;
      const requests = bench.quick ? 2_000 : 6_000;
      await cpuOf(api, requests, { authorization });
      await cpuOf(api, requests, {});
      const differences: number[] = [];
      let base = 0;
      const before = await tripsTo(bench, database);
      for (let round = 0; round < bench.rounds + 1; round += 1) {
        base = await cpuOf(api, requests, {});
        differences.push((await cpuOf(api, requests, { authorization })) - base);
      }
      await new Promise((resume) => setTimeout(resume, 1_500));
      const trips = ((await tripsTo(bench, database)) - before) / (requests * (bench.rounds + 1));
      const figure = median(differences);
      return {
        figure,
        met: figure <= MOST_US && trips < 0.1,
        more: { 'transactions for a check': trips, 'µs CPU of a request without': base },
      };
    } finally {
      await api.program.stop();
    }
  },
};
