// What the identity module refuses.
import { defineErrors } from '#platform/errors/index.ts';

export const IdentityError = defineErrors('IDENTITY', {
  LOGIN_REFUSED: [401, 'E-mail or password is not right.'],
  LOGIN_BUSY: [429, 'Too many tries to sign in. Wait a little and try again.'],
  TOKEN_EXPIRED: [401, 'The access token lapsed. Exchange the refresh token for a new one.'],
  SESSION_ENDED: [401, 'This session is over. Sign in again.'],
  REFRESH_REUSED: [401, 'This refresh token was used before. The session was ended to be safe; sign in again.'],
  REAUTHENTICATION_NEEDED: [403, 'Prove again that it is you, then do this.'],
  NOT_WHILE_IMPERSONATING: [403, 'Only the person themself may do this.'],
  CANNOT_IMPERSONATE: [409, 'Members of the platform are not to be visited as.'],
});
