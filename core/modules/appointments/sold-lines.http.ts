// Moves of a line by its seller, in whosever channel it was sold: the seller says that a time is confirmed, served or missed.
import { moveSoldLine } from '#contracts/calendar.ts';
import { kindNamed, moveByStaff, OrderError } from '#modules/orders/index.ts';
import { staffActor } from '#modules/organizations/index.ts';
import { inTx, statement } from '#platform/db/index.ts';
import { route } from '#platform/http/route.ts';
import { privateId, publicId, type Uuid } from '#platform/ids/index.ts';
import { movesFor } from '#platform/machine/index.ts';
import { keyOf, once } from '#platform/once/index.ts';

/** Row-level security shows sellers the lines that name them; the condition is the second wall. */
const soldLine = statement<{ org_id: Uuid; order_id: Uuid; kind: string; state: string }>(
  'appointments.sold_line',
  `select org_id, order_id, kind, state from order_lines where seller_org_id = $1 and id = $2`,
);

export const soldLineRoutes = [
  route(moveSoldLine, async (call) => {
    const seller = staffActor(call);
    const lineId = privateId('orderLine', call.params.id);
    const line = await inTx(seller, (tx) => tx.row(soldLine, [seller.orgId, lineId]));
    if (!line) throw OrderError('LINE_NOT_FOUND');
    const { org_id: orgId, order_id: orderId } = line;
    const { move, reason = null } = call.body;
    // The order is the channel's: its staff would do the same, and this seller does it to this line alone.
    return inTx({ ...seller, orgId }, (tx) =>
      once(tx, keyOf(call, orgId, `seller ${seller.orgId}`), 200, async () => {
        await moveByStaff(tx, { orgId, orderId, move, lineIds: [lineId], reason });
        const after = await tx.row(soldLine, [seller.orgId, lineId]);
        const state = after?.state ?? line.state;
        return { lineId: publicId('orderLine', lineId), state, moves: movesFor(kindNamed(line.kind).machine, state, 'staff') };
      }),
    );
  }),
];
