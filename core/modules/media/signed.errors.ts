// What signed links and private files refuse.
import { defineErrors } from '#platform/errors/index.ts';

export const LinkError = defineErrors('LINKS', {
  LINK_INVALID: [403, 'This link was not made for you, or it was changed. Open the page again for a new one.'],
  LINK_EXPIRED: [403, 'This link has expired. Open the page again for a new one.'],
  RANGE_UNSATISFIABLE: [416, 'The file has no such part.'],
});
