// The ways to break what is sold, at what price and how many of it, that the tests must see.
import type { Mutation } from './mutations.ts';

const migration = (sql: string) => ({ file: 'core/migrations/9999_mutation.sql', find: '', replace: sql });
/** A function of the database with other words in it, changed by its owner. */
const inFunction = (name: string, find: string, replace: string, owner = 'tessera_owner') =>
  migration(`set local role ${owner};
  do $do$ declare text text := pg_get_functiondef('${name}'::regproc); begin
    if position($x$${find}$x$ in text) = 0 then raise exception '${name} is another one now'; end if;
    execute replace(text, $x$${find}$x$, $x$${replace}$x$);
  end $do$;
  set local role tessera_owner;`);

const prices = 'core/modules/pricing/priced-offers.sql.ts';
const priceTest = 'core/modules/pricing/priced-offers.db.test.ts';
const entitlements = 'core/modules/organizations/entitlements/entitlements.sql.ts';
const entitlementTest = 'apps/server/scenarios/entitlements.scenario.test.ts';
const stockTest = 'apps/server/scenarios/stock.scenario.test.ts';
const runTest = 'core/modules/selling/runs/runs.db.test.ts';
const importTest = 'core/modules/selling/csv/import.db.test.ts';
const documents = 'core/modules/discovery/documents/documents.sql.ts';
const writer = 'core/modules/discovery/documents/write-documents.ts';
const documentTest = 'core/modules/discovery/documents/write-documents.db.test.ts';
const pictureTest = 'apps/server/scenarios/products.scenario.test.ts';
const linkTest = 'core/modules/media/signed.db.test.ts';

const pricing: Mutation[] = [
  {
    name: 'a price list that ended lowers prices still',
    changes: [{ file: prices, find: ' and (pl.ends_at is null or pl.ends_at > ${now})', replace: '' }],
    tests: [priceTest],
    shows: /× .*COR-82/,
  },
  {
    name: 'a draft of a price list lowers prices',
    changes: [{ file: prices, find: ` and pl.status = 'active'`, replace: '' }],
    tests: [priceTest],
    shows: /× .*COR-82/,
  },
  {
    name: 'prices of a group are everybody’s',
    changes: [{ file: prices, find: 'and (pl.group_id is null${', replace: 'and (true${' }],
    tests: [priceTest],
    shows: /× .*COR-82/,
  },
  {
    name: 'a price for many is had one unit early',
    changes: [
      { file: prices, find: `p.min_quantity <= \${places.quantity ?? '1'}`, replace: `p.min_quantity <= \${places.quantity ?? '1'} + 1` },
    ],
    tests: [priceTest],
    shows: /× .*COR-82/,
  },
  {
    name: 'a store’s own list lowers the brand’s central price',
    changes: [
      {
        file: prices,
        find: 'where p.org_id = r.org_id and p.offer_id = r.id and',
        replace: 'where (p.org_id, p.offer_id) in ((r.org_id, r.id), (f.org_id, f.id)) and',
      },
    ],
    tests: [priceTest],
    shows: /× .*NET-04/,
  },
  {
    name: 'who has price lists is asked for no lists',
    changes: [{ file: prices, find: 'channel.price_lists || channel.entitlements.length > 0', replace: 'channel.entitlements.length > 0' }],
    tests: ['apps/server/scenarios/price-lists.scenario.test.ts'],
    shows: /× .*COR-82/,
  },
  {
    name: 'a changed price is not noted in its history',
    changes: [migration('drop trigger note_prices_changed on offers;')],
    tests: ['core/modules/pricing/lowest-price.db.test.ts'],
    shows: /× .*COR-82/,
  },
];

const stock: Mutation[] = [
  {
    name: 'more is taken than there is',
    changes: [inFunction('take_stock', 'and reserved + want.quantity <= on_hand + backorder_limit', '')],
    tests: ['apps/server/scenarios/races.scenario.test.ts'],
    shows: /× .*COR-22/,
  },
  {
    name: 'a customer has more than the limit',
    changes: [inFunction('take_customer_units', '> want.allowed then', '> want.allowed + 1 then')],
    tests: [stockTest],
    shows: /× .*COR-85 of twenty who place at once/,
  },
  {
    name: 'those who buy at once do not wait for each other at the limit',
    changes: [inFunction('take_customer_units', 'perform pg_advisory_xact_lock(key) from', 'perform key from')],
    tests: ['core/modules/inventory/take-customer-units.db.test.ts'],
    shows: /× .*COR-85 of two orders of one customer/,
  },
  {
    name: 'a count undoes what was shipped since the number was entered',
    changes: [
      {
        file: 'core/modules/inventory/counts.sql.ts',
        find: 'set on_hand = s.on_hand + n.counted - n.on_hand from',
        replace: 'set on_hand = n.counted from',
      },
    ],
    tests: [stockTest],
    shows: /× .*COR-22 a count writes its differences/,
  },
  {
    name: 'a count takes what is reserved',
    changes: [
      {
        file: 'core/modules/inventory/counts.sql.ts',
        find: 's.on_hand + n.counted - n.on_hand < greatest(0, s.reserved - s.backorder_limit)',
        replace: 'false',
      },
    ],
    tests: [stockTest],
    shows: /× .*COR-22 a count below what is reserved/,
  },
  {
    name: 'a list of stock takes what is reserved',
    changes: [
      {
        file: 'core/modules/inventory/bring-stock.sql.ts',
        find: 'where delta <> 0 and on_hand + delta >= least)',
        replace: 'where delta <> 0)',
      },
      { file: 'core/modules/selling/csv/plan-others.ts', find: 'next < (hold ? least : 0)', replace: 'next < 0' },
    ],
    tests: [importTest],
    shows: /× .*COR-23 stock is brought to a number/,
  },
];

const entitled: Mutation[] = [
  {
    name: 'an entitlement that ended holds',
    changes: [{ file: entitlements, find: ' and (${e}.ends_at is null or ${e}.ends_at > ${at})`', replace: '`' }],
    tests: [entitlementTest],
    shows: /× .*NET-02/,
  },
  {
    name: 'a sale does not wait for the end that is being written',
    changes: [{ file: 'core/modules/checkout/entitled.sql.ts', find: ' for share`', replace: '`' }],
    tests: [entitlementTest],
    shows: /× .*NET-02 a sale that comes while the end is being written/,
  },
  {
    name: 'what a suspended brand makes is sold',
    changes: [
      {
        file: prices,
        find: `from entitlements e join organizations b on b.id = e.org_id and b.status = 'active'`,
        replace: 'from entitlements e',
      },
      {
        file: entitlements,
        find: `exists (select from entitlements e join organizations b on b.id = e.org_id and b.status = 'active'`,
        replace: 'exists (select from entitlements e',
      },
    ],
    tests: [priceTest],
    shows: /× .*NET-04 a change of mode counts at once/,
  },
  {
    name: 'an entitlement is granted to who is no store',
    changes: [{ file: 'core/modules/organizations/entitlements/entitle.ts', find: ` || store.trade !== 'store'`, replace: '' }],
    tests: [entitlementTest],
    shows: /× .*NET-02/,
  },
  {
    name: 'two who grant at once both do',
    changes: [{ file: entitlements, find: 'where e.ends_at <= $6', replace: 'where true' }],
    tests: [entitlementTest],
    shows: /× .*NET-02 of many who grant at once one does/,
  },
];

const selling: Mutation[] = [
  {
    name: 'a change of many products reckons from prices that are being written',
    changes: [
      {
        file: 'core/modules/selling/bulk/run-edit.ts',
        find: 'for (const hold of [holdSubjects, holdOffers, holdFurther]) tx.send(hold, key);',
        replace: '',
      },
    ],
    tests: ['apps/server/scenarios/bulk-edits.scenario.test.ts'],
    shows: /× .*COR-90 ten per cent more/,
  },
  {
    name: 'an import of prices writes back what somebody is changing',
    changes: [
      {
        file: 'core/modules/selling/csv/plan-others.ts',
        find: 'if (hold) for (const each of [holdOffersNow, holdFurtherNow]) tx.send(each, key);',
        replace: 'void hold;',
      },
    ],
    tests: [runTest],
    shows: /× .*COR-23 a file that says one of two prices/,
  },
  {
    name: 'a change of many products is taken back over what somebody wrote since',
    changes: [
      {
        file: 'core/modules/selling/bulk/plan-edit.ts',
        find: 'return names.every((name) => isSame(now[name], after[name])) ? { before: after, after: before } : null;',
        replace: 'return now ? { before: after, after: before } : null;',
      },
    ],
    tests: ['core/modules/selling/bulk/plan-edit.test.ts'],
    shows: /× .*COR-90 a change is taken back/,
  },
  {
    name: 'a run moves on from wherever another is',
    changes: [
      {
        file: 'core/modules/selling/runs/runs.sql.ts',
        find: ' and cursor is not distinct from $3 returning id',
        replace: ' and ($3::text is null or true) returning id',
      },
    ],
    tests: [runTest],
    shows: /× .*COR-23 of two programs that are at one run/,
  },
  {
    name: 'a run that was cancelled moves on',
    changes: [
      {
        file: 'core/modules/selling/runs/runs.sql.ts',
        find: `tries = 0\n    where org_id = $1 and id = $2 and state in ('checking', 'running') and cursor`,
        replace: `tries = 0\n    where org_id = $1 and id = $2 and cursor`,
      },
    ],
    tests: [runTest, importTest],
    shows: /× .*COR-23 .*cancelled/,
  },
  {
    name: 'in the mode of all, what is right is applied although a line is wrong by now',
    changes: [
      {
        file: 'core/modules/selling/csv/import-work.ts',
        find: `if (wrong) throw RunError('RUN_LINES_WRONG', { facts: { line: wrong.line } });`,
        replace: '',
      },
    ],
    tests: [runTest],
    shows: /× .*COR-23 in the mode of all, one line that was right/,
  },
  {
    name: 'what is to be applied is dropped by a job that begins again',
    changes: [{ file: 'core/modules/selling/runs/run-work.ts', find: 'else if (seen?.ended_at) await', replace: 'else if (seen) await' }],
    tests: [runTest],
    shows: /× .*COR-23 a program that dies after the end of a run/,
  },
  {
    name: 'a cell is a formula',
    changes: [
      { file: 'core/platform/csv.ts', find: "const safe = formula.test(text) ? `'${text}` : text;", replace: 'const safe = text;' },
    ],
    tests: ['core/platform/csv.test.ts'],
    shows: /× /,
  },
];

const discovery: Mutation[] = [
  {
    name: 'drafts are found',
    changes: [
      { file: documents, find: ` and p.status = 'published' and o.price_from is not null`, replace: ' and o.price_from is not null' },
    ],
    tests: [documentTest],
    shows: /× .*COR-24/,
  },
  {
    name: 'what is no longer sold is found',
    changes: [
      {
        file: documents,
        find: 'delete from search_documents d\n    where d.product_org_id = $1',
        replace: 'delete from search_documents d\n    where false and d.product_org_id = $1',
      },
    ],
    tests: [documentTest],
    shows: /× .*COR-24/,
  },
  {
    name: 'a changed price is not derived again',
    changes: [migration('drop trigger search_changed on offers;')],
    tests: [documentTest],
    shows: /× .*COR-24/,
  },
  {
    name: 'the end of an entitlement is not derived again',
    changes: [migration('drop trigger search_changed on entitlements;')],
    tests: [entitlementTest],
    shows: /× .*NET-02/,
  },
  {
    name: 'units that ran out are not derived again',
    changes: [migration('drop trigger search_changed on stock_levels;')],
    tests: [documentTest],
    shows: /× .*COR-24/,
  },
  {
    name: 'the function in the wall answers any shop',
    changes: [inFunction('search_matches', 'd.org_id is not distinct from current_shop() and', '', 'tessera_search')],
    tests: [documentTest],
    shows: /× .*COR-24 the function in the wall/,
  },
  {
    name: 'words that were dropped are taken for written',
    changes: [{ file: writer, find: '  if (writer.words !== writtenTo) written.clear();\n', replace: '' }],
    tests: [documentTest],
    shows: /× .*COR-24 what is dropped to be derived from nothing/,
  },
];

const media: Mutation[] = [
  {
    name: 'a signed link is good for ever',
    changes: [{ file: 'core/modules/media/signed.ts', find: 'if (now.getTime() >= expires * 1000)', replace: 'if (now.getTime() < 0)' }],
    tests: [linkTest],
    shows: /× .*COR-25/,
  },
  {
    name: 'a signed link is good for any holder',
    changes: [
      {
        file: 'core/modules/media/signed.ts',
        find: 'Object.entries(bound).toSorted(([a], [b]) => (a < b ? -1 : 1))',
        replace: 'Object.keys(bound).toSorted()',
      },
    ],
    tests: [linkTest],
    shows: /× .*COR-25/,
  },
  {
    name: 'a drawing, which is a program, is a picture',
    changes: [
      {
        file: 'core/modules/media/make-picture.ts',
        find: `if (!type || !types.has(type.mime)) throw refused('not a picture');`,
        replace: 'void [type, types];',
      },
    ],
    tests: [pictureTest],
    shows: /× .*(COR|NET)-/,
  },
  {
    name: 'a picture may have any number of pixels',
    changes: [
      {
        file: 'core/modules/media/make-picture.ts',
        find: 'const MOST_PIXELS = 50_000_000;',
        replace: 'const MOST_PIXELS = 10_000_000_000;',
      },
    ],
    tests: [pictureTest],
    shows: /× .*(COR|NET)-/,
  },
  {
    name: 'files of an archive may overlap',
    changes: [
      {
        file: 'core/modules/media/check-archive.ts',
        find: `if (entry.offset + LOCAL_BYTES + entry.packed > limit) refuse('its files overlap');`,
        replace: '',
      },
      { file: 'core/modules/media/check-archive.ts', find: `if (start + packed > limit) refuse('its files overlap');`, replace: '' },
    ],
    tests: ['core/modules/media/check-archive.test.ts'],
    shows: /× .*MKT-04/,
  },
  {
    name: 'a picture that somebody names is swept away',
    changes: [
      {
        file: 'core/modules/media/drop-unnamed.ts',
        find: 'if (named.has(keyOf(name)) && !shape.exec(name)?.[2]) continue;',
        replace: 'void named;',
      },
    ],
    tests: ['core/modules/media/drop-unnamed.db.test.ts'],
    shows: /× .*COR-25/,
  },
];

export const ofGoods: Mutation[] = [...pricing, ...stock, ...entitled, ...selling, ...discovery, ...media];
