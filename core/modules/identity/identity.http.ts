// Sign-in over HTTP.
import { login } from '#contracts/staff.ts';
import { route } from '#platform/http/route.ts';
import { logIn } from './log-in.ts';
import { sessionRoutes } from './sessions.http.ts';
import { giveTokens, shortAgent } from './sessions.ts';

export const identityRoutes = [
  route(login, async (call) => {
    const started = await logIn({
      ...call.body,
      ip: call.ip,
      userAgent: shortAgent(call.headers['user-agent']),
      requestId: call.requestId,
    });
    return giveTokens(call, started);
  }),
  ...sessionRoutes,
];
