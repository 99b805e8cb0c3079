// What the flags module refuses.
import { defineErrors } from '#platform/errors/index.ts';

export const FlagError = defineErrors('FLAGS', {
  FLAG_NOT_FOUND: [404, 'There is no such flag.'],
  FLAG_FIXED: [409, 'This flag is decided for the organization.'],
  FLAG_KIND_FIXED: [409, 'A flag keeps its kind. Delete it and make it anew.'],
});
