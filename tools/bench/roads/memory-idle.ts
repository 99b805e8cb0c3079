// Memory of all programs of a shop that nobody visits, after somebody did: server with worker, web program, PostgreSQL.
import type { Road } from '../road.ts';
import { familyOf, memoryMb } from '../proc.ts';
import { notBuilt, staleNote, startShop } from '../shop.ts';

const sum = (pids: number[]): number => pids.map(memoryMb).reduce((all, one) => all + (Number.isNaN(one) ? 0 : one), 0);

export const memoryIdle: Road = {
  name: 'memory-idle',
  unit: 'MB',
  least: { atMost: 600 },
  limits: 'three programs; memory shared by processes counts once (PSS)',
  async run(bench) {
    if (process.platform !== 'linux') return 'memory is read from /proc, which only Linux has';
    const shop = await startShop(bench, 'bench_memory');
    if (!shop) return notBuilt;
    try {
      for (let visit = 0; visit < 20; visit += 1) {
        for (const page of Object.values(shop.pages)) await (await fetch(shop.url + page)).arrayBuffer();
      }
      await new Promise((resume) => setTimeout(resume, bench.quick ? 3_000 : 15_000));
      const server = sum(familyOf(shop.api.program.pid));
      const web = sum(familyOf(shop.web.pid));
      const postgres = sum(familyOf(bench.cluster.pid));
      return { figure: server + web + postgres, more: { 'server MB': server, 'web MB': web, 'postgres MB': postgres }, note: staleNote() };
    } finally {
      await shop.stop();
    }
  },
};
