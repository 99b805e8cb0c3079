// Who may import whom: the plan of the building, held by tools/tidy.test.ts.

/**
 * The modules in layers, each with those it calls. Calls go down, through `index.ts`; what a module's callees may call, it may call too.
 * Facts go up as events. The last layer hears events and reads faces, and nobody calls it.
 */
export const layers: readonly Record<string, readonly string[]>[] = [
  { audit: [] },
  { identity: ['audit'], ledger: [], media: ['audit'] },
  { organizations: ['identity', 'media'], payments: ['ledger', 'audit'] },
  {
    catalog: ['organizations', 'media'],
    content: ['organizations', 'audit'],
    flags: ['organizations'],
    notifications: ['identity', 'organizations'],
  },
  { pricing: ['catalog'], inventory: ['catalog', 'notifications'], booking: ['catalog'] },
  { fulfilment: ['inventory'], courses: ['catalog', 'media'] },
  { orders: ['pricing', 'payments', 'fulfilment', 'notifications'] },
  {
    checkout: ['orders', 'pricing', 'payments', 'fulfilment', 'flags', 'content'],
    selling: ['orders', 'pricing', 'fulfilment'],
    appointments: ['orders', 'booking', 'notifications', 'identity'],
    subscriptions: ['orders', 'payments'],
  },
  { loyalty: ['subscriptions', 'ledger'], gatherings: ['subscriptions', 'ledger'], hosting: ['subscriptions', 'ledger'] },
  { reviews: ['*'], discovery: ['*'], growth: ['*'], support: ['*'], reporting: ['*'], privacy: ['*'] },
];

/** The areas outside of the modules, each with those it may import; `*` is everything. */
export const areas: Readonly<Record<string, readonly string[]>> = {
  contracts: [],
  'core/platform': ['contracts'],
  'core/ports': ['core/platform'],
  'core/modules': ['core/ports', 'core/platform', 'contracts'],
  'core/migrations': ['core/platform'],
  kinds: ['kinds/contract', 'core/modules', 'core/ports', 'core/platform', 'contracts'],
  'kinds/contract': ['core/platform', 'contracts'],
  'kinds/web': ['kinds/contract', 'ui', 'client', 'contracts'],
  adapters: ['core/ports', 'core/platform', 'contracts'],
  presets: ['kinds', 'kinds/contract', 'adapters', 'core/modules', 'core/ports', 'core/platform', 'contracts'],
  'apps/server': ['client', 'presets', 'kinds', 'kinds/contract', 'adapters', 'core/modules', 'core/ports', 'core/platform', 'contracts'],
  'apps/web': ['kinds/web', 'kinds/contract', 'ui', 'client', 'contracts'],
  client: ['contracts'],
  'client/generate.ts': ['*'],
  ui: [],
  tools: ['*'],
};

/** Modules that are handed the kinds as a list, so they must not know one by name. */
export const blindToKinds: readonly string[] = ['orders', 'checkout', 'payments'];

/** The kinds there are to be; `blindToKinds` holds before the folder of one exists. */
export const kinds: readonly string[] = ['physical', 'service', 'course', 'membership', 'hosting'];

/** The only places that read the environment. */
export const readsEnvironment: readonly string[] = [
  'core/platform/config/',
  'core/migrations/run.ts',
  'tools/',
  'playwright.config.ts',
  'apps/web/lib/',
  'apps/web/next.config.ts',
];

/** The only places that talk to the PostgreSQL driver. */
export const usesDriver: readonly string[] = ['core/platform/db/', 'core/migrations/run.ts', 'tools/'];

/** The modules a module may call. */
export function callable(module: string): ReadonlySet<string> {
  const all = new Map(layers.flatMap((layer) => Object.entries(layer)));
  const found = new Set<string>();
  const add = (name: string): void => {
    for (const callee of all.get(name) ?? []) {
      if (callee === '*') for (const lower of layers.slice(0, -1).flatMap((layer) => Object.keys(layer))) found.add(lower);
      else if (!found.has(callee)) {
        found.add(callee);
        add(callee);
      }
    }
  };
  add(module);
  return found;
}
