// Files of 100,000 lines through the whole import, over HTTP: how far the memory of the program grows, and how fast lines are taken.
import { createTessera, type Schemas } from '../../../client/index.ts';
import { preset } from '#presets/vestify/index.ts';
import type { Bench } from '../bench.ts';
import { memoryMb } from '../proc.ts';
import type { Road } from '../road.ts';

const MOST_MB = 200;
/** What the route takes in one request. */
const PIECE = 4 * 1024 * 1024;
const LOOK_MS = 100;

type Client = ReturnType<typeof createTessera>;
type Run = Schemas['CatalogRun'];
type Kind = 'csv_products' | 'csv_prices' | 'csv_stock';
type Mode = 'all' | 'right';

/** What a call answered, or an error with what the shop said. */
async function must<T>(call: Promise<{ data?: T; error?: unknown }>): Promise<T> {
  const { data, error } = await call;
  if (data === undefined) throw new Error(`refused: ${JSON.stringify(error)}`);
  return data;
}

async function signedIn(baseUrl: string): Promise<Client> {
  const [owner] = preset.users;
  if (!owner) throw new Error('the preset has no people');
  const { email, password } = owner;
  const { accessToken } = await must(createTessera({ baseUrl }).POST('/v1/auth/login', { body: { email, password } }));
  return createTessera({ baseUrl, headers: { authorization: `Bearer ${accessToken}` } });
}

const reach = async (client: Client, id: string, state: Run['state']): Promise<Run> => {
  for (;;) {
    const run = await must(client.GET('/v1/admin/catalog-runs/{id}', { params: { path: { id } } }));
    if (run.state === state) return run;
    if (run.state === 'failed') throw new Error(`the import failed: ${JSON.stringify(run.fault)}`);
    await new Promise((resume) => setTimeout(resume, LOOK_MS));
  }
};

async function send(client: Client, kind: Kind, content: string): Promise<{ id: string; mapping: (string | null)[] }> {
  const bytes = Buffer.from(content);
  const { id } = await must(client.POST('/v1/admin/catalog-runs/imports', { body: { kind, name: 'goods.csv', bytes: bytes.length } }));
  const path = { id };
  for (let offset = 0; offset < bytes.length; offset += PIECE) {
    const piece = bytes.subarray(offset, offset + PIECE);
    await must(
      client.PUT('/v1/admin/catalog-runs/{id}/content', {
        params: { path, query: { offset } },
        // The body goes as it is, whatever the description calls it.
        body: piece as unknown as string,
        bodySerializer: (body: unknown) => body as never,
        headers: { 'content-type': 'application/octet-stream' },
      }),
    );
  }
  const { columns } = await must(client.POST('/v1/admin/catalog-runs/{id}/finish', { params: { path }, body: {} }));
  return { id, mapping: columns.map(({ field }) => field) };
}

interface Took {
  looked: number;
  applied: number;
}

/** Brings a file in; how many lines a second were looked through and applied. */
async function bring(client: Client, lines: number, { kind, mode, content }: { kind: Kind; mode: Mode; content: string }): Promise<Took> {
  const { id, mapping } = await send(client, kind, content);
  const path = { id };
  const perSecond = async (work: () => Promise<Run>): Promise<number> => {
    const began = performance.now();
    await work();
    return (1000 * lines) / (performance.now() - began);
  };
  const looked = await perSecond(async () => {
    await must(client.POST('/v1/admin/catalog-runs/{id}/check', { params: { path }, body: { mapping, createCategories: false } }));
    return reach(client, id, 'ready');
  });
  const applied = await perSecond(async () => {
    await must(client.POST('/v1/admin/catalog-runs/{id}/apply', { params: { path }, body: { mode } }));
    return reach(client, id, 'done');
  });
  const { counts } = await reach(client, id, 'done');
  if (counts.added + counts.changed !== lines) throw new Error(`of ${lines} lines of ${kind} came ${JSON.stringify(counts)}`);
  return { looked, applied };
}

const lineBy = (lines: number, head: string, line: (number: number) => string): string =>
  [head, ...Array.from({ length: lines }, (_, number) => line(number)), ''].join('\n');

/** The files, each in one of the modes: new products in one piece, prices and stock by the lines that are right. */
const files = (lines: number): { name: string; kind: Kind; mode: Mode; content: () => string }[] => [
  {
    name: 'products',
    kind: 'csv_products',
    mode: 'all',
    content: () => lineBy(lines, 'product,sku,title,price,stock', (n) => `big-${n},BIG-${n},Big thing number ${n},${(n % 90) + 1}.50,3`),
  },
  { name: 'prices', kind: 'csv_prices', mode: 'right', content: () => lineBy(lines, 'sku,price', (n) => `BIG-${n},${(n % 90) + 2}.25`) },
  { name: 'stock', kind: 'csv_stock', mode: 'right', content: () => lineBy(lines, 'sku,on_hand', (n) => `BIG-${n},${(n % 90) + 5}`) },
];

/** Watches a process; says at the end how far it grew, in megabytes. */
function watch(pid: number): () => number {
  const before = memoryMb(pid);
  let most = before;
  const timer = setInterval(() => (most = Math.max(most, memoryMb(pid))), LOOK_MS);
  return () => {
    clearInterval(timer);
    return most - before;
  };
}

export const imports: Road = {
  name: 'import',
  unit: 'MB grown',
  least: { atMost: MOST_MB },
  limits: 'garbage that Node lets lie; of the time, rows, indexes and histories in the database',
  async run(bench: Bench) {
    if (process.platform !== 'linux') return 'memory is read from /proc, which only Linux has';
    const lines = bench.quick ? 10_000 : 100_000;
    const api = await bench.startServer(await bench.copy('bench_import'), { ROLE: 'all' });
    const more: Record<string, number> = { lines };
    try {
      const client = await signedIn(api.url);
      await must(client.GET('/v1/products'));
      const grown = watch(api.program.pid);
      for (const { name, kind, mode, content } of files(lines)) {
        const { looked, applied } = await bring(client, lines, { kind, mode, content: content() });
        more[`${name} looked through/s`] = looked;
        more[`${name} applied/s`] = applied;
      }
      return { figure: grown(), more };
    } finally {
      await api.program.stop();
    }
  },
};
