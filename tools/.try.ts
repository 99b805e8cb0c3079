import { readyShopper, offersOf, cards } from '../apps/server/scenarios/shopper.ts';
const base = 'http://localhost:4000';
const offers = await offersOf(base);
console.log(offers.length, offers[0]);
for (const card of Object.values(cards)) {
  const s = await readyShopper(base, [{ offerId: offers[0].offerId, quantity: 1 }]);
  const t = performance.now();
  const p = await s.place({ card });
  console.log(
    card,
    p.status,
    p.body.code,
    p.body.outcome,
    p.body.order?.status,
    p.body.order?.payment?.status,
    p.body.nextAction,
    Math.round(performance.now() - t) + 'ms',
  );
  if (p.status >= 500) console.log(p.text);
}
