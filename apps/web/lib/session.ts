// Who is signed in, and what follows signing in and out.
import { answer, api } from './api.ts';
import { setKnown } from './known.ts';
import type { Session } from './types.ts';

/** Who is signed in, or null. */
export async function readSession(): Promise<Session | null> {
  const { session } = await answer(api.GET('/v1/auth/session'));
  setKnown(session !== null);
  return session;
}

/** What was begun as a guest becomes the person's own; that it could not be must not keep anybody out. */
export async function welcome(): Promise<void> {
  setKnown(true);
  await api.POST('/v1/me/claim', { body: {} }).catch(() => undefined);
}

/** Ends the session, or at least forgets it here. */
export async function leave(): Promise<void> {
  await api.POST('/v1/auth/logout', { body: {} }).catch(() => undefined);
  setKnown(false);
}

/** Acts for an organization, or for none. */
export const actFor = (organizationId: string | null): Promise<unknown> =>
  answer(api.POST('/v1/auth/organization', { body: { organizationId } }));

/** Ends the visit as somebody else; one's own session goes on. */
export const stopVisiting = (): Promise<unknown> => answer(api.DELETE('/v1/auth/impersonation'));
