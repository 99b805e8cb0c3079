// What the hosting module refuses.
import { defineErrors } from '#platform/errors/index.ts';

export const HostingError = defineErrors('HOSTING', {
  HOSTING_HOST_NOT_FOUND: [404, 'There is no such host.'],
  HOSTING_HOST_CHANGED: [409, 'Somebody else changed the host meanwhile. Read it again.'],
  HOSTING_HOST_NAME_TAKEN: [409, 'There is a host of that name already.'],
  HOSTING_HOST_TOO_SMALL: [409, 'More of the host is taken than that.'],
  HOSTING_HOSTS_FULL: [409, 'There are as many hosts as an organization may have.'],
  HOSTING_VARIANT_REFUSED: [422, 'A plan belongs to a variant of one of your own products of the kind hosting.'],
  HOSTING_PLAN_CHANGED: [409, 'Somebody else changed the plan meanwhile. Read it again.'],
  HOSTING_FULL: [409, 'There is no room for that many apps on this plan.'],
  HOSTING_NAME_TAKEN: [409, 'An app of that name is there already. Choose another name.'],
  INSTANCE_NOT_FOUND: [404, 'There is no such app.'],
  INSTANCE_ENDED: [409, 'This app has ended.'],
  INSTANCE_NOT_RUNNING: [409, 'This app does not run yet. To call it off, cancel its line of the order.'],
});
