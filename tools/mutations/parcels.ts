// The ways to break what leaves in parcels, and who may see where they go, that the tests must see.
import type { Mutation } from './mutations.ts';

const tests = ['apps/server/scenarios/parcels.scenario.test.ts'];

export const ofParcels: Mutation[] = [
  {
    name: 'a line is shipped with its first parcel',
    changes: [
      {
        file: 'core/modules/orders/ship-order.ts',
        find: 'sum(leaving, line.id) === sum(allOf([line], lying), line.id)',
        replace: 'sum(leaving, line.id) > 0',
      },
    ],
    tests,
    shows: /× .*COR-81 a line of five/,
  },
  {
    name: 'a line part of which left is called off',
    changes: [{ file: 'kinds/physical/server.ts', find: 'allowed: false, keptMinor: 0n', replace: 'allowed: true, keptMinor: 0n' }],
    tests,
    shows: /× .*COR-81 a line part of which left/,
  },
  {
    name: 'what left of a line in parts leaves its place again with the rest',
    changes: [
      {
        file: 'core/migrations/0062_parcels.sql',
        find: 'returning org_id, id, offer_id, location_id, quantity - units_gone as quantity, line_id)',
        replace: 'returning org_id, id, offer_id, location_id, quantity, line_id)',
      },
    ],
    tests,
    shows: /× .*COR-81|S5|F2/,
  },
  {
    name: 'slips are read by who may not ship',
    changes: [{ file: 'contracts/packing.ts', find: `permission: 'orders.fulfil'`, replace: `permission: 'orders.read'` }],
    tests,
    shows: /× .*COR-81 slips/,
  },
];
