// The face of the identity module: who people are and how they prove it.
export { ACCESS_COOKIE, GUEST_COOKIE, hashToken, newToken, REFRESH_COOKIE } from './credentials.ts';
export { verifiedEmailOf } from './accounts/accounts.ts';
export { signAccessToken } from './access-token.ts';
export { authenticate } from './authenticate.ts';
export { newApiKey } from './api-key.ts';
export { denyTokens, startDenials, type Subject } from './denials.ts';
export { deviceOf } from './device.ts';
export { identityRoutes } from './identity.http.ts';
export { addPerson } from './log-in.ts';
export { type AccountParts, useAccountParts } from './parts.ts';
export { askForAddress, proveAddress, type ProvedAddress, provedAddress } from './ways/prove-address.ts';
export { personActor } from './sessions.http.ts';
export { endSessionsOf, requireFresh } from './sessions.ts';
export { dropKeys } from './signing-keys.ts';
export { emailKeys, openEmail, openName, openPerson } from './identity.sealed.ts';
export { identityPrivacy } from './identity.privacy.ts';
