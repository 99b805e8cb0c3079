// `npm run rebuild-search`: has the running shop's worker derive every document of the search again, and tells how far it is. With `-- --from-nothing`
// all that is derived is dropped first; lists are empty until it is written.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { dataDir } from './lib/paths.ts';

const url = process.env.DATABASE_ADMIN_URL ?? process.env.DATABASE_URL ?? addressOfRunningShop();
if (!url) {
  console.error('No database: start the shop with npm start, or set DATABASE_URL.');
  process.exit(2);
}
const client = new pg.Client({ connectionString: url });
await client.connect();
const count = async (sql: string): Promise<number> => Number((await client.query<{ n: string }>(sql)).rows[0]?.n);

const began = Date.now();
if (process.argv.includes('--from-nothing')) await client.query('truncate search_documents, search_titles, search_words, search_facets');
await client.query('insert into search_queue (product_org_id) select id from organizations');
const organizations = 'select count(*) as n from search_queue where product_id is null and due_at <= now()';
const products = 'select count(*) as n from search_queue where due_at <= now()';
for (let left = 1; left > 0; left = (await count(organizations)) + (await count(products))) {
  const written = await count('select count(*) as n from search_documents');
  console.log(`${written} documents, ${left} to look at, ${Math.round((Date.now() - began) / 1000)} s`);
  await pause(1_000);
}
console.log(`done: ${await count('select count(*) as n from search_documents')} documents in ${Math.round((Date.now() - began) / 1000)} s`);
await client.end();

/** What `npm start` wrote down for the tools while the shop runs. */
function addressOfRunningShop(): string | undefined {
  try {
    const { adminUrl } = JSON.parse(readFileSync(join(dataDir, 'run.json'), 'utf8')) as { adminUrl?: string };
    return adminUrl;
  } catch {
    return undefined;
  }
}
