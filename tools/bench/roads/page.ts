// Storefront pages, server-rendered and warm: time to the whole page, and the script that goes over the wire with it.
import { Agent } from 'node:http';
import { follow, load, type Loaded, scriptKb } from '../../lib/load-page.ts';
import type { Road } from '../road.ts';
import { notBuilt, staleNote, startShop } from '../shop.ts';
import { percentile } from '../stats.ts';

const MOST_MS = 50;
const MOST_SCRIPT_KB = 130;

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
