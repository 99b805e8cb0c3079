// All that identity answers over HTTP.
import { accountRoutes } from './accounts/accounts.http.ts';
import { addressRoutes } from './buyer/addresses.http.ts';
import { sessionRoutes } from './sessions.http.ts';
import { socialRoutes } from './social/social.http.ts';
import { wayRoutes } from './ways/ways.http.ts';

export const identityRoutes = [...accountRoutes, ...wayRoutes, ...socialRoutes, ...addressRoutes, ...sessionRoutes];
