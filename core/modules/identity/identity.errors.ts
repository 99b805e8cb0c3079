// What the identity module refuses.
import { defineErrors } from '#platform/errors/index.ts';

export const IdentityError = defineErrors('IDENTITY', {
  LOGIN_REFUSED: [401, 'E-mail or password is not right.'],
  LOGIN_BUSY: [429, 'Too many tries to sign in. Wait a little and try again.'],
});
