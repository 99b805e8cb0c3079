// Tax rates over HTTP.
import { listTaxes, putTaxes } from '#contracts/channels.ts';
import { record } from '#modules/audit/index.ts';
import { forgetOffers, staffActor } from '#modules/organizations/index.ts';
import { inTx, type Tx } from '#platform/db/index.ts';
import { route } from '#platform/http/route.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { addTaxRate, dropTaxRates, holdTaxes, taxRatesOf } from './pricing.sql.ts';

const read = async (tx: Tx, orgId: Uuid) =>
  (await tx.rows(taxRatesOf, [orgId])).map((row) => ({ country: row.country, name: row.name, rateBasisPoints: row.rate_basis_points }));

export const pricingRoutes = [
  route(listTaxes, async (call) => {
    const actor = staffActor(call);
    return { rates: await inTx(actor, (tx) => read(tx, actor.orgId)) };
  }),
  route(putTaxes, async (call) => {
    const actor = staffActor(call);
    const { orgId } = actor;
    const rates = await inTx(actor, async (tx) => {
      await tx.row(holdTaxes, [orgId]);
      const before = await read(tx, orgId);
      tx.send(dropTaxRates, [orgId]);
      for (const { country, name, rateBasisPoints } of call.body.rates)
        tx.send(addTaxRate, [orgId, newId(), country, name, rateBasisPoints]);
      const after = await read(tx, orgId);
      await record(tx, { orgId, action: 'taxes.changed', subject: { type: 'organization', id: orgId }, before, after });
      return after;
    });
    await forgetOffers(orgId);
    return { rates };
  }),
];
