// The ways to break the walls that the tests must see.

export interface Mutation {
  name: string;
  /** Text that stands once in a file, and what stands there instead; an empty `find` writes a new file. */
  changes: { file: string; find: string; replace: string }[];
  tests: string[];
}

const outside = 'apps/server/scenarios/walls.scenario.test.ts';
const inside = 'core/migrations/walls.db.test.ts';

export const mutations: Mutation[] = [
  {
    name: 'a policy dropped',
    changes: [
      {
        file: 'core/migrations/9999_mutation.sql',
        find: '',
        replace: 'drop policy app on shipments; create policy app on shipments for all to tessera_app using (true);',
      },
    ],
    tests: [inside],
  },
  {
    name: 'row-level security switched off on a table',
    changes: [
      {
        file: 'core/migrations/9999_mutation.sql',
        find: '',
        replace: 'alter table orders disable row level security; alter table order_lines disable row level security;',
      },
    ],
    tests: [outside],
  },
  {
    name: 'a permission removed from a route',
    changes: [{ file: 'contracts/staff.ts', find: `permission: 'stock.read'`, replace: `permission: 'public'` }],
    tests: [outside],
  },
  {
    name: 'a permission weakened to any signed-in person',
    changes: [{ file: 'contracts/audit.ts', find: `permission: 'audit.export'`, replace: `permission: 'user'` }],
    tests: [outside],
  },
  {
    name: 'no permission declared at all',
    changes: [{ file: 'contracts/staff.ts', find: `permission: 'stock.read'`, replace: `permission: undefined as never` }],
    tests: [outside],
  },
  {
    name: 'the person removed from the list of devices',
    changes: [
      {
        file: 'core/modules/identity/sessions.sql.ts',
        find: 'where s.user_id = $1 and ${lives}',
        replace: 'where $1::uuid is not null and ${lives}',
      },
    ],
    tests: [outside],
  },
];
