// The face of the hosting module: where apps run, what of them is taken, and which there are.
import './mails/instance-mails.ts';

export { InstanceEnded, type InstanceFact, InstanceRunning, InstanceWanted } from './hosting.events.ts';
export { hostingRoutes } from './hosting.http.ts';
export { hostingPrivacy } from './hosting.privacy.ts';
export { claimInstances } from './instances.sql.ts';
export { warnOfEnds } from './mails/instance-mails.ts';
export { myHostingRoutes } from './mine.http.ts';
export {
  callableUntil,
  endInstances,
  endOverdue,
  provisionInstance,
  refundableUntil,
  standingOfLine,
  wantInstances,
} from './run-instances.ts';
export { showPlans } from './show-plans.ts';
export { firmPlaces, freeThePlaces, placesLeft, placesRefusal, takePlaces, type WantedApps } from './take-places.ts';
