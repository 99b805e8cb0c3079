// What it costs the server to find out who a signed-in member of staff is: CPU of a request with a session less that of one without.
import { type Api, type Bench, count } from '../bench.ts';
import { guestHashSql, guestToken } from '../ids.ts';
import { ask, drive, requestBytes } from '../load.ts';
import { cpuMicroseconds } from '../proc.ts';
import type { Road } from '../road.ts';
import { median } from '../stats.ts';

const MOST_US = 100;
const CONNECTIONS = 8;

/** Tells who is signed in, so the figure holds the check and the telling. */
const PATH = '/v1/auth/session';

async function logIn(api: Api): Promise<string> {
  const body = JSON.stringify({ email: 'owner@vestify.test', password: 'demo-vest-2026' });
  const answer = await ask(api.port, { method: 'POST', path: '/v1/auth/login', body });
  const { accessToken } = JSON.parse(answer.body.toString()) as { accessToken?: string };
  if (!accessToken) throw new Error(`The log-in was refused: ${answer.status}`);
  return accessToken;
}

/** Sessions of the same person, one for each of many tokens. */
const addSessions = (bench: Bench, database: string, many: number): Promise<unknown> =>
  bench.admin(database, (client) =>
    client.query(
      `insert into sessions select r.* from (select min(token_hash) as one from sessions) s join sessions t on t.token_hash = s.one cross join generate_series(0, $1::int - 1) i
        cross join lateral jsonb_populate_record(t, jsonb_build_object('token_hash', ${guestHashSql(`'bench' || lpad((100000000000 + i)::text, 38, '0')`)})) r`,
      [many],
    ),
  );

/** CPU microseconds of the server for each of many requests; `tokenOf` gives each its token. */
async function cpuOf(api: Api, requests: number, tokenOf?: (index: number) => string): Promise<number> {
  const bytesOf = (index: number): Buffer =>
    requestBytes({ method: 'GET', path: PATH, headers: tokenOf ? { authorization: `Bearer ${tokenOf(index)}` } : {} });
  let index = 0;
  const before = cpuMicroseconds(api.program.pid);
  const driven = await drive({ port: api.port, connections: CONNECTIONS, next: () => (index < requests ? bytesOf(index++) : undefined) });
  if (driven.statuses[200] !== requests) throw new Error(`Requests were refused: ${JSON.stringify(driven.statuses)}`);
  return (cpuMicroseconds(api.program.pid) - before) / requests;
}

/** Transactions for each request while something is asked. */
async function tripsOf(bench: Bench, database: string, requests: number, asking: () => Promise<unknown>): Promise<number> {
  const look = (): Promise<number> => count(bench, database, `select xact_commit as n from pg_stat_database where datname = '${database}'`);
  const before = await look();
  await asking();
  // Sessions of the database tell their counts when they work, and ten seconds after they fell idle.
  await new Promise((resume) => setTimeout(resume, 11_000));
  return ((await look()) - before) / requests;
}

export const authCheck: Road = {
  name: 'auth-check',
  unit: 'µs CPU',
  least: { atMost: MOST_US },
  limits: 'the first check of a session in two seconds looks into the database; signed access tokens come with the identity work',
  async run(bench) {
    const database = 'bench_auth';
    const api = await bench.startServer(await bench.copy(database));
    try {
      const token = await logIn(api);
      const requests = bench.quick ? 2_000 : 5_000;
      await addSessions(bench, database, requests * (bench.rounds + 1));
      for (let warm = 0; warm < 2; warm += 1) {
        await cpuOf(api, requests, () => token);
        await cpuOf(api, requests);
      }
      const [again, first]: [number[], number[]] = [[], []];
      const measure = async (round: number): Promise<void> => {
        const without = await cpuOf(api, requests);
        again.push((await cpuOf(api, requests, () => token)) - without);
        first.push((await cpuOf(api, requests, (index) => guestToken(round * requests + index))) - without);
      };
      const trips = await tripsOf(bench, database, requests * bench.rounds, async () => {
        for (let round = 0; round < bench.rounds; round += 1) await measure(round);
      });
      const figure = median(again);
      // A third of the requests comes with a token that is new to the server: were those looked up?
      const looksUp = trips > 0.1;
      return {
        figure,
        met: figure <= MOST_US && !looksUp,
        more: { 'µs CPU of a first check': median(first), 'transactions for a first check': trips },
      };
    } finally {
      await api.program.stop();
    }
  },
};
