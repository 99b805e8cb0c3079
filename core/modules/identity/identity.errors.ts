// What the identity module refuses.
import { defineErrors } from '#platform/errors/index.ts';

export const IdentityError = defineErrors('IDENTITY', {
  LOGIN_REFUSED: [401, 'E-mail or password is not right.'],
});
