// The desk beside the buyers: what it needs is arranged before anybody dies, and its rounds go on until the dying ends.
import type { Sql } from '../passing-time.ts';
import type { Shop } from '../shop.ts';
import { Clerk } from './clerk.ts';
import { bringGoods, countRound, editRound, importRound, scheduleRound } from './rounds.ts';

type Round = (clerk: Clerk, round: number) => Promise<void>;

/** Each of them one after the other; what two clerks do is of different things. */
const lanes: readonly (readonly Round[])[] = [[importRound], [editRound], [countRound, scheduleRound]];

/** A brand that lets the shop sell something, so that it has something to begin and to end. */
const aBrand = `
  with brand as (
    insert into organizations select (jsonb_populate_record(o, jsonb_build_object('id', uuidv7(), 'slug', 'desk-brand', 'name', 'Desk brand'))).*
      from organizations o where o.id = $1 returning id)
  insert into entitlements (org_id, store_org_id, mode, starts_at, ends_at, granted_at) select id, $1, 'STORE', now(), now(), now() from brand`;

export class Desk {
  private readonly clerk: Clerk;
  private readonly sql: Sql;
  private stopped = false;
  private working: Promise<unknown> = Promise.resolve();
  /** Rounds that came to their end, for people. */
  rounds = 0;

  constructor(shop: Shop, sql: Sql) {
    this.clerk = new Clerk(shop, sql);
    this.sql = sql;
  }

  async arrange(): Promise<void> {
    await bringGoods(this.clerk);
    const [goods] = await this.sql<{ org_id: string }>(`select org_id from variants where sku = 'DESK-0'`);
    await this.sql(aBrand, [goods?.org_id]);
    // Closed to every shop, so that what is counted there is sold by nobody.
    await this.clerk.must('POST', '/v1/admin/stock-locations', { name: 'Desk', country: 'TH', channelIds: [] });
  }

  begin(): void {
    this.working = Promise.all(lanes.map((lane) => this.work(lane)));
  }

  async finish(): Promise<void> {
    this.stopped = true;
    await this.working;
  }

  private async work(lane: readonly Round[]): Promise<void> {
    for (let round = 0; !this.stopped; round += 1) {
      try {
        for (const each of lane) await each(this.clerk, round);
        this.rounds += 1;
      } catch (error) {
        this.clerk.shop.recorder.trouble(error instanceof Error ? error.message : String(error));
      }
    }
  }
}
