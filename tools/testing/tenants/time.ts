// Booked time of one tenant: a service with closed days, bookings of a person and of a guest, somebody who waits, and calendar feeds.
import { randomUUID } from 'node:crypto';
import { freeTimes, openShopService, ownerOf } from '../appointments.ts';
import { ask } from '../learner.ts';
import type { TestServer } from '../server.ts';

type Headers = Record<string, string>;
type Buy = (offer: { offerId: string; config: Record<string, unknown> }, buyer: { headers: Headers; name: string }) => Promise<void>;

export async function sellTime(server: TestServer, buyers: { person: Headers; guest: Headers }, buy: Buy): Promise<void> {
  const { baseUrl } = server;
  const seller = await ownerOf(server);
  const { offerId, scheduleId, resourceIds } = await openShopService(seller, baseUrl, { title: 'Canary massage' });
  await seller('POST', `/schedules/${scheduleId}/exceptions`, { kind: 'closed', from: '2030-01-01T00:00', until: '2030-01-02T00:00' });
  const [one, other] = await freeTimes(baseUrl, offerId);
  await buy({ offerId, config: { start: one?.start ?? '' } }, { headers: buyers.person, name: 'massage' });
  await buy({ offerId, config: { start: other?.start ?? '' } }, { headers: buyers.guest, name: 'guestmassage' });
  const sent = (path: string, headers: Headers, body: unknown) =>
    ask(baseUrl + path, { method: 'POST', headers: { ...headers, 'idempotency-key': randomUUID() }, body });
  const answers = await Promise.all([
    sent(`/v1/offers/${offerId}/waits`, buyers.guest, { start: one?.start }),
    sent('/v1/me/calendar-feed', buyers.person, {}),
    seller('POST', `/resources/${resourceIds[0]}/calendar-feed`, {}),
  ]);
  const refused = answers.find(({ status }) => status !== 201);
  if (refused) throw new Error(`time of the tenant: ${JSON.stringify(refused.body)}`);
}
