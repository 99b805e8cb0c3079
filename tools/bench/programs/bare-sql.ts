// The limit of an uncached read: the recorded transactions sent again by the bare driver, whole ones in one go. Usage: bare-sql.ts FILE
import { readFileSync } from 'node:fs';
import pg from 'pg';

interface Statement {
  name: string;
  text: string;
  values?: (string | null)[];
}

interface Replay {
  pool: number;
  atOnce: number;
  seconds: number;
  logins: Record<string, { connectionString: string; options: string }>;
  /** What one request sent: transactions, each as one login. */
  requests: { user: string; statements: Statement[] }[][];
}

const replay = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Replay;
const pools = new Map(
  Object.entries(replay.logins).map(([user, login]) => [user, new pg.Pool({ ...login, max: replay.pool, pipeline: true })] as const),
);
let done = 0;
let next = 0;
let stopped = false;

async function send(user: string, statements: Statement[]): Promise<void> {
  const client = await pools.get(user)?.connect();
  if (!client) throw new Error(`There is no login ${user}`);
  try {
    await Promise.all(statements.map(({ name, text, values }) => (values ? client.query({ name, text, values }) : client.query(text))));
  } finally {
    client.release();
  }
}

async function loop(): Promise<void> {
  while (!stopped) {
    const request = replay.requests[next++ % replay.requests.length] ?? [];
    for (const { user, statements } of request) await send(user, statements);
    done += 1;
  }
}

const cpuBefore = process.cpuUsage();
const loops = Array.from({ length: replay.atOnce }, loop);
await new Promise((resume) => setTimeout(resume, 1_000));
const before = done;
const began = performance.now();
await new Promise((resume) => setTimeout(resume, replay.seconds * 1000));
console.log(`rate ${((done - before) / (performance.now() - began)) * 1000}`);
stopped = true;
await Promise.all(loops);
const { user, system } = process.cpuUsage(cpuBefore);
console.log(`cpu ${user + system}`);
console.log(`requests ${done}`);
await Promise.all([...pools.values()].map((pool) => pool.end()));
