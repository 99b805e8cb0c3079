// What the organizations module refuses.
import { defineErrors } from '#platform/errors/index.ts';

export const OrganizationError = defineErrors('ORGANIZATIONS', {
  CHANNEL_NOT_FOUND: [404, 'No shop answers at this address.'],
});
