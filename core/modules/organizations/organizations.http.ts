// Every route of the organizations module.
import { entitlementRoutes } from './entitlements/entitlements.http.ts';
import { channelRoutes } from './hosts/hosts.http.ts';
import { viewRoutes } from './views/views.http.ts';
import { keyRoutes } from './keys/keys.http.ts';
import { invitationRoutes, memberRoutes } from './members/members.http.ts';
import { roleRoutes } from './roles/roles.http.ts';
import { platformRoutes, settingsRoutes } from './settings/settings.http.ts';

export const organizationRoutes = [
  ...settingsRoutes,
  ...platformRoutes,
  ...memberRoutes,
  ...invitationRoutes,
  ...roleRoutes,
  ...keyRoutes,
  ...channelRoutes,
  ...viewRoutes,
  ...entitlementRoutes,
];
