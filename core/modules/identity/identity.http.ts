// Sign-in over HTTP.
import { getSession, login, logout } from '#contracts/staff.ts';
import { route } from '#platform/http/route.ts';
import { publicId } from '#platform/ids/index.ts';
import { permissionsOfRole, SESSION_COOKIE, sessionOf } from './authenticate.ts';
import type { SessionRow } from './identity.sql.ts';
import { logIn, logOut } from './log-in.ts';

const shown = (session: SessionRow) => ({
  user: { id: publicId('user', session.user_id), email: session.email, name: session.name },
  organization:
    session.org_id && session.role
      ? { id: publicId('organization', session.org_id), name: session.org_name ?? '', role: session.role }
      : null,
  permissions: [...permissionsOfRole(session.role)],
  expiresAt: session.expires_at.toISOString(),
});

export const identityRoutes = [
  route(login, async (call) => {
    const { token, session } = await logIn({ ...call.body, ip: call.ip });
    call.setCookie(SESSION_COOKIE, token, 30 * 24 * 3600);
    return { ...shown(session), token };
  }),
  route(logout, async (call) => {
    if (call.principal.sessionToken) await logOut(call.principal.sessionToken);
    call.setCookie(SESSION_COOKIE, '', 0);
  }),
  route(getSession, async (call) => {
    const session = call.principal.sessionToken ? await sessionOf(call.principal.sessionToken) : undefined;
    return { session: session ? shown(session) : null };
  }),
];
