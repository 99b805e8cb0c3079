// Keeps what readers see fresh: after facts that change price or stock, every process and the web program forget what they kept.
import { createHmac } from 'node:crypto';
import { ProductChanged } from '#modules/catalog/index.ts';
import { StockMoved } from '#modules/inventory/index.ts';
import { OrderCancelled, OrderExpired, OrderPlaced } from '#modules/orders/index.ts';
import { ChannelChanged, channelsAround, OrganizationChanged } from '#modules/organizations/index.ts';
import { config } from '#platform/config/index.ts';
import { dropEverywhere } from '#platform/http/cache.ts';
import { log } from '#platform/log/index.ts';
import { on } from '#platform/outbox/index.ts';

const GATHER_MS = 250;
let timer: NodeJS.Timeout | undefined;
/** Where something was sold or stocked since the last telling, and whether anything else changed. */
let changed = new Set<string>();
let other = false;

/** What one shop sells is of no matter to the others: their answers stay. */
async function tellServers(): Promise<void> {
  const [orgIds, all] = [changed, other];
  [changed, other] = [new Set(), false];
  if (all) return dropEverywhere();
  const channelIds = new Set((await Promise.all([...orgIds].map(channelsAround))).flat());
  return dropEverywhere({ sort: 'answers', channelIds: [...channelIds] });
}

/** Many facts in a moment are told once; a telling that is lost is made good by the caches' own short lives. */
function soon(): void {
  timer ??= setTimeout(() => {
    timer = undefined;
    void Promise.all([tellServers(), tellWeb()]).catch((error: unknown) => log.debug({ err: error }, 'caches not told'));
  }, GATHER_MS).unref();
}

async function tellWeb(): Promise<void> {
  if (!config().WEB_URL) return;
  const body = JSON.stringify({ tags: ['products', 'channel'] });
  const t = Math.floor(Date.now() / 1000);
  const v1 = createHmac('sha256', config().APP_SECRET).update(`${t}.${body}`).digest('hex');
  await fetch(`${config().WEB_URL}/internal/revalidate`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-tessera-signature': `t=${t},v1=${v1}` },
    body,
    signal: AbortSignal.timeout(3_000),
  });
}

on(
  [OrderPlaced, OrderExpired, OrderCancelled, StockMoved, ProductChanged, OrganizationChanged, ChannelChanged] as (typeof OrderPlaced)[],
  'storefront.freshen',
  async (_, { orgId, type }) => {
    if (type === OrganizationChanged.type || type === ChannelChanged.type) other = true;
    else changed.add(orgId);
    soon();
  },
);
