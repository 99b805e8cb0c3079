// Keeps what readers see fresh: after facts that change price or stock, every process and the web program forget what they kept.
import { createHmac } from 'node:crypto';
import { CategoriesChanged, ProductChanged } from '#modules/catalog/index.ts';
import { ContentChanged } from '#modules/content/index.ts';
import { ShelfChanged } from '#modules/discovery/index.ts';
import { StockMoved } from '#modules/inventory/index.ts';
import { OrderCancelled, OrderExpired, OrderPlaced } from '#modules/orders/index.ts';
import {
  ChannelChanged,
  channelById,
  channelsAround,
  channelsOwnedBy,
  dropOrganizations,
  EntitlementChanged,
  OrganizationChanged,
} from '#modules/organizations/index.ts';
import { PricesChanged } from '#modules/pricing/index.ts';
import { config } from '#platform/config/index.ts';
import { dropEverywhere } from '#platform/http/cache.ts';
import { publicId } from '#platform/ids/index.ts';
import { log } from '#platform/log/index.ts';
import { on } from '#platform/outbox/index.ts';

/** Between two tellings; the first waits only for what comes with it. */
const GATHER_MS = 250;
const AT_ONCE_MS = 20;
/** As many tags as the web program takes at once, with room to spare. */
const MOST_TAGS = 500;
let timer: NodeJS.Timeout | undefined;
let toldAt = 0;
/** Whose goods and stock, and whose channels or standing, changed since the last telling. */
let goods = new Set<string>();
let faces = new Set<string>();
/** Brands of which a store shows something else now: their own shops say what stores have. */
let brands = new Set<string>();

const around = async (orgIds: ReadonlySet<string>): Promise<string[]> => [
  ...new Set((await Promise.all([...orgIds].map(channelsAround))).flat()),
];

/** What one shop sells, or says of itself, is of no matter to the others: their answers and pages stay. */
async function tell(): Promise<void> {
  const [sold, shown, made] = [goods, faces, brands];
  [goods, faces, brands] = [new Set(), new Set(), new Set()];
  // Which channels there are may be just what changed.
  if (shown.size > 0) dropOrganizations();
  const [sellIn, shownIn, own] = await Promise.all([around(sold), around(shown), channelsOwnedBy([...made])]);
  const soldIn = [...new Set([...sellIn, ...own])];
  await Promise.all([
    soldIn.length > 0 ? dropEverywhere({ sort: 'answers', channelIds: soldIn }) : undefined,
    shownIn.length > 0 ? dropEverywhere({ sort: 'organizations', channelIds: shownIn }) : undefined,
    tellWeb([...soldIn.map((id) => `products:${publicId('channel', id)}`), ...(await tagsOfFaces(shownIn))]),
  ]);
}

/** A name that is new to a channel led to another one until now, so what was kept under the name goes, too. */
async function tagsOfFaces(channelIds: readonly string[]): Promise<string[]> {
  const channels = await Promise.all(channelIds.map(channelById));
  return channels.flatMap(({ id, hosts }) => [`channel:${publicId('channel', id)}`, ...hosts.map((host) => `host:${host}`)]);
}

/** Many facts in a moment are told once; a telling that is lost is made good by the caches' own short lives. */
function soon(): void {
  const wait = Math.max(AT_ONCE_MS, toldAt + GATHER_MS - Date.now());
  timer ??= setTimeout(
    () => {
      timer = undefined;
      toldAt = Date.now();
      void tell().catch((error: unknown) => log.warn({ err: error }, 'caches not told'));
    },
    Math.min(wait, GATHER_MS),
  ).unref();
}

async function tellWeb(tags: readonly string[]): Promise<void> {
  if (!config().WEB_URL) return;
  for (let from = 0; from < tags.length; from += MOST_TAGS) {
    const body = JSON.stringify({ tags: tags.slice(from, from + MOST_TAGS) });
    const t = Math.floor(Date.now() / 1000);
    const v1 = createHmac('sha256', config().APP_SECRET).update(`${t}.${body}`).digest('hex');
    const answered = await fetch(`${config().WEB_URL}/internal/revalidate`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-tessera-signature': `t=${t},v1=${v1}` },
      body,
      signal: AbortSignal.timeout(3_000),
    });
    if (!answered.ok) throw new Error(`The web program does not drop its pages: ${answered.status}`);
  }
}

let looks: (() => void) | undefined;

/** Who writes the search's documents looks at once when a fact tells that there is something; what no fact tells of waits for its round. */
export function onShelf(look: () => void): void {
  looks = look;
}

const ofFaces: ReadonlySet<string> = new Set([
  OrganizationChanged.type,
  ChannelChanged.type,
  ContentChanged.type,
  EntitlementChanged.type,
  CategoriesChanged.type,
]);

on(
  [
    OrderPlaced,
    OrderExpired,
    OrderCancelled,
    StockMoved,
    ProductChanged,
    CategoriesChanged,
    PricesChanged,
    OrganizationChanged,
    ChannelChanged,
    ContentChanged,
    EntitlementChanged,
    ShelfChanged,
  ] as (typeof OrderPlaced)[],
  'storefront.freshen',
  async (_, { orgId, type, payload }) => {
    (ofFaces.has(type) ? faces : goods).add(orgId);
    if (type === ShelfChanged.type) brands.add((payload as unknown as { productOrgId: string }).productOrgId);
    // Which channels sell it changed, and with it what they sell; or the paths that lists and products name.
    if (type === EntitlementChanged.type || type === CategoriesChanged.type) goods.add(orgId);
    if (type !== ShelfChanged.type) looks?.();
    soon();
  },
);
