// The face of the identity module: who people are and how they prove it.
export { authenticate, GUEST_COOKIE, hashToken, newToken } from './authenticate.ts';
export { identityRoutes } from './identity.http.ts';
export { addPerson } from './log-in.ts';
