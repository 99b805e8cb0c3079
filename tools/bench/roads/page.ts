// Storefront pages, server-rendered and warm: time to the whole page, and the script that goes over the wire with it.
import { Agent, get } from 'node:http';
import type { Road } from '../road.ts';
import { notBuilt, staleNote, startShop } from '../shop.ts';
import { percentile } from '../stats.ts';

const MOST_MS = 50;
const MOST_SCRIPT_KB = 130;

interface Loaded {
  status: number;
  bytes: Buffer;
  ms: number;
  location: string;
}

/** One request as a browser sends it; the bytes are those on the wire, still compressed when asked so. */
function load(url: string, agent: Agent, encoding: string): Promise<Loaded> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { 'accept-encoding': encoding, accept: 'text/html', 'accept-language': 'en' } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          bytes: Buffer.concat(chunks),
          ms: performance.now() - began,
          location: answer.headers.location ?? '',
        }),
      );
      answer.on('error', reject);
    }).on('error', reject);
  });
}

/** The page an address leads to in the end. */
async function follow(url: string, agent: Agent): Promise<string> {
  let at = url;
  for (let hops = 0; hops < 5; hops += 1) {
    const { status, location } = await load(at, agent, 'identity');
    if (status < 300 || status >= 400) return at;
    at = new URL(location, at).href;
  }
  throw new Error(`${url} leads in circles`);
}

/** Kilobytes of the scripts a modern browser fetches for the page, compressed as the server sends them. */
async function scriptKb(url: string, agent: Agent): Promise<number> {
  const html = (await load(url, agent, 'identity')).bytes.toString();
  const tags = [...html.matchAll(/<script\b[^>]*\bsrc="([^"]+)"[^>]*>/g)].filter(([tag]) => !/\bnomodule\b/i.test(tag));
  const sources = new Set(tags.map(([, source]) => new URL((source ?? '').replaceAll('&amp;', '&'), url).href));
  let bytes = 0;
  for (const source of sources) {
    const { status, bytes: body } = await load(source, agent, 'br, gzip');
    if (status !== 200) throw new Error(`${source} answers ${status}`);
    bytes += body.length;
  }
  return bytes / 1000;
}

export const page: Road = {
  name: 'page',
  unit: 'ms p95',
  least: { atMost: MOST_MS },
  limits:
    'script: React and Next alone are near the bound; time: rendering on the server (the slowest of home, list, product and checkout)',
  async run(bench) {
    const shop = await startShop(bench, 'bench_page');
    if (!shop) return notBuilt;
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const more: Record<string, number> = {};
    try {
      const times = bench.quick ? 100 : 400;
      for (const [name, path] of Object.entries(shop.pages)) {
        const url = await follow(shop.url + path, agent);
        for (let warm = 0; warm < 30; warm += 1) await load(url, agent, 'br, gzip');
        const loads: Loaded[] = [];
        for (let time = 0; time < times; time += 1) loads.push(await load(url, agent, 'br, gzip'));
        const bad = loads.find(({ status }) => status !== 200);
        if (bad) throw new Error(`${url} answers ${bad.status}`);
        const ms = loads.map((each) => each.ms);
        more[`${name} p50 ms`] = percentile(ms, 0.5);
        more[`${name} p95 ms`] = percentile(ms, 0.95);
        more[`${name} script kB`] = await scriptKb(url, agent);
      }
      const slowest = Math.max(...Object.keys(shop.pages).map((name) => more[`${name} p95 ms`] ?? 0));
      const heaviest = Math.max(...Object.keys(shop.pages).map((name) => more[`${name} script kB`] ?? 0));
      return {
        figure: slowest,
        met: slowest <= MOST_MS && heaviest <= MOST_SCRIPT_KB,
        more,
        note: [`script at most ${MOST_SCRIPT_KB} kB`, staleNote()].filter(Boolean).join('; '),
      };
    } finally {
      agent.destroy();
      await shop.stop();
    }
  },
};
