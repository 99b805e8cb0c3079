// A movable clock for tests of what happens later; it exists only under NODE_ENV=test.
import { z } from 'zod';
import { operation } from '#contracts/operation.ts';
import { clockOffset, now, setOffset } from '#platform/clock/index.ts';
import { config } from '#platform/config/index.ts';
import { dropKept } from '#platform/http/cache.ts';
import { type Route, route } from '#platform/http/route.ts';
import { dropOrganizations } from '#modules/organizations/index.ts';

const moveClock = operation({
  id: 'moveClock',
  method: 'POST',
  path: '/v1/dev/clock',
  permission: 'dev',
  tag: 'Development',
  summary: 'Move the clock of this process forward.',
  body: z.strictObject({
    seconds: z
      .number()
      .int()
      .min(1)
      .max(400 * 24 * 3600),
  }),
  response: z.object({ now: z.string() }),
});

export const clockRoutes = (): Route[] =>
  config().NODE_ENV === 'test'
    ? [
        route(moveClock, async (call) => {
          setOffset(clockOffset() + call.body.seconds * 1000);
          // Later, nothing is remembered of before.
          dropOrganizations();
          dropKept();
          return { now: now().toISOString() };
        }),
      ]
    : [];
