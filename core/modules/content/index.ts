// The face of the content module: pages, policies and menus of a shop.
export { ContentChanged } from './content.events.ts';
export { contentRoutes } from './content.http.ts';
export { type Agreed, dropPolicies, recordAgreed, requireAgreed, type RequiredPolicy, requiredPolicies } from './policies.ts';
