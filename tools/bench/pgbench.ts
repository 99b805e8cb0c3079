// Turns a record of statements into a pgbench script that does the same work again with fresh ids, and runs it.
import { spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import type { Bench } from './bench.ts';
import { BASE, freshPrefix, knownIds, uuidPattern } from './ids.ts';
import type { Sent } from './wire.ts';

export const CLIENTS = 16;

export interface Script {
  text: string;
  /** Constants by the name of their pgbench variable. */
  constants: Map<string, string>;
  /** Connection settings of the recorded program. */
  options: string;
  statements: number;
  transactions: number;
}

/** What stands for ids and names that only one placement has. */
interface Fresh {
  /** Pieces of text that change with every transaction, and the prefix that replaces them: prefix + `:x`. */
  prefixes: Map<string, string>;
  /** Whole numbers that do. */
  numbers: Set<string>;
  pattern: RegExp;
}

export interface Recording {
  /** The transactions to repeat, one after another, statement by statement. */
  sent: Sent[];
  /** The same work for something else: what differs is fresh. */
  other: Sent[];
  /** Words of the recorded one that the script builds from a prefix and the counter, such as the hash of a guest's token. */
  words: Map<string, string>;
}

export const pgbenchVersion = (): string | undefined => {
  const { status, stdout } = spawnSync('pgbench', ['--version'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
};

function freshOf({ sent, other, words }: Recording): Fresh {
  const idsIn = (list: Sent[]): Set<string> =>
    new Set(list.flatMap(({ values = [] }) => values.flatMap((value) => value?.match(uuidPattern) ?? [])));
  const others = idsIn(other);
  const fresh = [...idsIn(sent)].filter((id) => !others.has(id) && !knownIds.test(id));
  const prefixes = new Map([...words, ...fresh.map((id, index) => [id, freshPrefix(index)] as const)]);
  const escaped = [...prefixes.keys()].map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return { prefixes, numbers: numbersThatGrow(sent, other), pattern: new RegExp([...escaped, knownIds.source].join('|'), 'g') };
}

/** Whole numbers that are one more the second time: a running number. */
function numbersThatGrow(sent: Sent[], other: Sent[]): Set<string> {
  const grow = sent.flatMap(({ values = [] }, index) =>
    values.filter((value, at) => {
      const next = other[index]?.values?.[at];
      return value && next && /^\d{1,15}$/.test(value) && Number(next) === Number(value) + 1;
    }),
  );
  return new Set(grow.filter((value) => value !== null));
}

/** Makes the script. Each transaction takes the next counter `x`; each parameter is a parameter of pgbench's prepared statement too. */
export async function makeScript(client: pg.Client, recording: Recording, items: number): Promise<Script> {
  const fresh = freshOf(recording);
  const constants = new Map<string, string>();
  const lines = [`\\set n :n + 1`, `\\set x ${BASE} + :n * ${CLIENTS} + :client_id`, `\\set o ${BASE} + (:x - ${BASE}) % ${items}`];
  let transactions = 0;
  for (const [index, { text, values = [], user }] of recording.sent.entries()) {
    if (/^begin\b/i.test(text)) transactions += 1;
    const types = values.length > 0 ? await typesOf(client, text) : [];
    const spoken = values.map((value, at) => speak(value, types[at] ?? 'text', { fresh, constants, name: `s${index}p${at}` }));
    const sql = actingAs(text, user).replaceAll(/\$(\d+)/g, (_, number: string) => spoken[Number(number) - 1] ?? 'null');
    if (/(?<!:):(?!:)(?!v_|x\b|o\b)\w/.test(sql)) throw new Error(`pgbench would take part of this for a variable: ${sql}`);
    lines.push(`${sql.replace(/;?\s*$/, '')};`);
  }
  return {
    text: `${lines.join('\n')}\n`,
    constants,
    options: recording.sent[0]?.options ?? '',
    statements: recording.sent.length,
    transactions,
  };
}

/** The role is taken with the context, in the same statement: the script's one connection acts as each of the server's roles in turn. */
function actingAs(text: string, user: string): string {
  const context = /^(select set_config\(.*\))$/is.exec(text.trim());
  return context ? `${context[1]}, set_config('role', '${user}', true)` : text;
}

/** The types the server finds for a statement's parameters. */
async function typesOf(client: pg.Client, text: string): Promise<string[]> {
  await client.query(`prepare bench_look as ${text}`);
  try {
    const { rows } = await client.query<{ types: string[] }>(
      `select parameter_types::text[] as types from pg_prepared_statements where name = 'bench_look'`,
    );
    return rows[0]?.types ?? [];
  } finally {
    await client.query('deallocate bench_look');
  }
}

interface Speaking {
  fresh: Fresh;
  constants: Map<string, string>;
  name: string;
}

/** A value as pgbench says it: constants as variables, fresh pieces built from the counter. */
function speak(value: string | null, type: string, { fresh, constants, name }: Speaking): string {
  if (value === null) return `null::${type}`;
  if (value === '') return `''::${type}`;
  if (fresh.numbers.has(value)) return `:x::${type}`;
  const parts: string[] = [];
  const constant = (text: string): void => {
    if (text.length === 0) return;
    constants.set(`v_${name}_${parts.length}`, text);
    parts.push(`:v_${name}_${parts.length}::text`);
  };
  let place = 0;
  for (const match of value.matchAll(fresh.pattern)) {
    const prefix = fresh.prefixes.get(match[0]);
    const known = knownIds.exec(match[0]);
    constant(value.slice(place, match.index) + (prefix ?? known?.[1] ?? ''));
    parts.push(`:${prefix === undefined && known?.[2] === 'f' ? 'o' : 'x'}::text`);
    place = match.index + match[0].length;
  }
  if (parts.length === 0) {
    constants.set(`v_${name}_0`, value);
    return `:v_${name}_0::${type}`;
  }
  constant(value.slice(place));
  return `(${parts.join(' || ')})::${type}`;
}

export interface PgbenchRun {
  /** Transactions of pgbench: whole placements. */
  done: number;
  perSecond: number;
  /** The counter after the run: the next run starts here. */
  next: number;
}

/** At its start each client prepares and plans every statement, which the shop's connections did long ago: these seconds do not count. */
const WARM_SECONDS = 2;

/** Runs the script with 16 clients for some seconds; `first` is the counter to start from. */
export async function runPgbench(
  bench: Bench,
  database: string,
  script: Script,
  run: { seconds: number; first: number },
): Promise<PgbenchRun> {
  const file = join(bench.workDir, `${database}.pgbench`);
  writeFileSync(file, script.text);
  const address = new URL(bench.urls(database).admin);
  const constants = [...script.constants].flatMap(([name, value]) => ['-D', `${name}=${value}`]);
  const how = `-n -M prepared -c ${CLIENTS} -j 2 -P 1 -T ${run.seconds + WARM_SECONDS} -D n=${run.first}`.split(' ');
  const { code, output } = await runProgram('pgbench', [...how, '-f', file, ...constants, database], {
    ...process.env,
    PGHOST: address.searchParams.get('host') ?? address.hostname,
    PGPORT: address.port || '5432',
    PGUSER: 'postgres',
    PGPASSWORD: bench.secrets.postgres,
    PGOPTIONS: script.options,
  });
  const done = Number(/transactions actually processed: (\d+)/.exec(output)?.[1]);
  const eachSecond = [...output.matchAll(/^progress: ([\d.]+) s, ([\d.]+) tps/gm)].filter(([, at]) => Number(at) > WARM_SECONDS + 0.5);
  const perSecond = eachSecond.reduce((sum, [, , tps]) => sum + Number(tps), 0) / eachSecond.length;
  if (code !== 0 || !(done > 0) || !(perSecond > 0)) throw new Error(`pgbench failed (code ${code}):\n${output.slice(-3000)}`);
  // No client can have run ahead further than this.
  return { done, perSecond, next: run.first + Math.ceil(done / CLIENTS) * 2 + 10 };
}

function runProgram(command: string, args: string[], env: NodeJS.ProcessEnv): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
