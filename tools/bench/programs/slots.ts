// What it takes to show a month of a service that fifty people give, six thousand bookings among them: reading and computing.
// Usage: node tools/bench/programs/slots.ts ROUNDS; prints a line of JSON.
import pg from 'pg';
import { showSlots } from '#modules/booking/index.ts';
import { loadConfig } from '#platform/config/index.ts';
import { closeDatabase, inTx, openDatabase, systemActor } from '#platform/db/index.ts';
import { fillYear, openLarge } from '../../testing/large-salon.ts';
import { median } from '../stats.ts';

const PEOPLE = 50;
const DAY_MS = 86_400_000;
const rounds = Number(process.argv[2] ?? 15);

loadConfig();
await openDatabase();
const admin = new pg.Client(process.env.DATABASE_ADMIN_URL);
await admin.connect();
const { rows: offers } = await admin.query<{ org_id: string; id: string }>('select org_id, id from offers order by id');
const orgId = offers[0]?.org_id ?? '';
const staff = { ...systemActor, kind: 'staff' as const, orgId };
const buyer = { ...systemActor, kind: 'buyer' as const, guest: 'guest a', shopId: orgId, sellers: [orgId] };
const salon = { orgId, staff, buyer, offers: offers.map(({ id }) => id) };
const service = await openLarge(salon, PEOPLE);
await fillYear((text, values) => admin.query(text, values), salon, service);
await admin.query('analyze');
await admin.end();

const took: number[] = [];
let shown = 0;
for (let round = -3; round < rounds; round += 1) {
  const began = performance.now();
  const { slots } = await inTx(buyer, (tx) => {
    const from = tx.now.getTime() + DAY_MS;
    return showSlots(tx, { orgId, offerId: service.offerId }, { from, until: from + 31 * DAY_MS });
  });
  if (round >= 0) took.push(performance.now() - began);
  shown = slots.length;
}
await closeDatabase();
process.stdout.write(`${JSON.stringify({ ms: median(took), rounds: took, shown })}\n`);
process.exit(0);
