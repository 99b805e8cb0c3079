// The face of the privacy module: what people may ask about their own data.
export { consentsPrivacy } from './consents.ts';
export { holdsPrivacy } from './holds.ts';
export { privacyDue } from './erase.ts';
export { privacyParts, usePrivacyParts } from './privacy.parts.ts';
export { privacyRoutes } from './privacy.http.ts';
