// The ways to break the walls that the tests must see; those to break what is sold are in `goods.ts`.
import { ofGoods } from './goods.ts';
import { ofParcels } from './parcels.ts';

export interface Mutation {
  name: string;
  /** Text that stands once in a file, and what stands there instead; an empty `find` writes a new file. */
  changes: { file: string; find: string; replace: string }[];
  tests: string[];
  /** What the run must say, so that a copy that merely broke does not count. */
  shows: RegExp;
}

const outside = 'apps/server/scenarios/walls.scenario.test.ts';
const inside = 'core/migrations/walls.db.test.ts';

/** What stands before the permission of the list of stock. */
const ofStock = `path: '/v1/admin/stock',\n  permission: `;

const ofWalls: Mutation[] = [
  {
    name: 'a policy dropped for one that lets everybody through',
    changes: [
      {
        file: 'core/migrations/9999_mutation.sql',
        find: '',
        replace: `do $$ declare name text; begin
          for name in select polname from pg_policy where polrelid = 'shipments'::regclass and polroles @> array['tessera_app'::regrole::oid]
          loop execute format('drop policy %I on shipments', name); end loop;
        end $$;
        create policy app on shipments for all to tessera_app using (true) with check (true);`,
      },
    ],
    tests: [inside],
    shows: /× .*COR-11 guest A, guest B, staff/,
  },
  {
    name: 'row-level security switched off on a table',
    changes: [{ file: 'core/migrations/9999_mutation.sql', find: '', replace: 'alter table order_lines disable row level security;' }],
    tests: [inside],
    shows: /× .*COR-11 guest A, guest B, staff/,
  },
  {
    name: 'a permission removed from a route',
    changes: [{ file: 'contracts/stock.ts', find: `${ofStock}'stock.read'`, replace: `${ofStock}'public'` }],
    tests: [outside],
    shows: /listStock as anybody is for staff and asks for no permission/,
  },
  {
    name: 'a permission weakened to any signed-in person',
    changes: [{ file: 'contracts/audit.ts', find: `permission: 'audit.export'`, replace: `permission: 'user'` }],
    tests: [outside],
    shows: /as anybody is for staff and asks for no permission/,
  },
  {
    name: 'no permission declared at all: the server does not start',
    changes: [{ file: 'contracts/stock.ts', find: `${ofStock}'stock.read'`, replace: `${ofStock}undefined as never` }],
    tests: [outside],
    shows: /declares no permission/,
  },
  {
    name: 'the organization removed from a list of staff',
    changes: [
      {
        file: 'core/modules/organizations/keys/keys.sql.ts',
        find: 'where k.org_id = $1 order by',
        replace: 'where $1::uuid is not null order by',
      },
    ],
    tests: [outside],
    shows: /listApiKeys as .* told/,
  },
  {
    name: 'the person removed from a list of their own',
    changes: [
      {
        file: 'core/modules/identity/sessions.sql.ts',
        find: 'where s.user_id = $1 and ${lives}',
        replace: 'where $1::uuid is not null and ${lives}',
      },
    ],
    tests: [outside],
    shows: /"sessions: \(/,
  },
  {
    name: 'the buyer removed from a look at an order',
    changes: [
      {
        file: 'core/modules/orders/view.sql.ts',
        find: '     from orders where org_id = $1 and id = $2 and ($3 or buyer_user = $4 or buyer_guest = $5)`,',
        replace: '     from orders where org_id = $1 and id = $2 and ($3 or $4::uuid is null or $5::text is null or true)`,',
      },
    ],
    tests: [outside],
    shows: /getOrder as .* let in/,
  },
  {
    name: 'a signed link is good for whoever holds it',
    changes: [
      {
        file: 'core/modules/privacy/export.ts',
        find: 'signatureOf(asked.id, asked.userId, asked.expires)',
        replace: `signatureOf(asked.id, row?.user_id ?? '', asked.expires)`,
      },
      { file: 'core/modules/privacy/export.ts', find: 'if (row?.user_id !== asked.userId || !signed)', replace: 'if (!row || !signed)' },
    ],
    tests: [outside],
    shows: /archive as .* let in/,
  },
];

export const mutations: Mutation[] = [...ofWalls, ...ofGoods, ...ofParcels];
