// The face of the organizations module: tenants, their members and their channels.

export {
  anybodyIn,
  brandsOf,
  brandsOfStore,
  type Channel,
  channelAt,
  channelById,
  channelSelling,
  channelOf,
  channelsAbout,
  channelsAround,
  channelsShowing,
  currencyIn,
  channelsOfSellers,
  channelsOfStores,
  channelsOwnedBy,
  dropChannels,
  findBound,
  findSite,
  homeOf,
  localeIn,
  readIn,
  spokenBy,
  memberOf,
  shopActor,
  shopOf,
  siteOf,
  standsOnOffers,
  staffActor,
  storeActor,
} from './channels.ts';
export { addEntitlement, datesHold, entitlementHolds, type EntitlementMode } from './entitlements/entitlements.sql.ts';
export { passEntitlementMoments } from './entitlements/pass-moments.ts';
export { dropOrganizations, forgetEverywhere, forgetOffers, forgetOrganization } from './forget.ts';
export { foundOrganization, freeSlug, type NewOrganization, requireFounder, type StartingRole } from './found-organization.ts';
export { useTxtRecords } from './hosts/change-hosts.ts';
export { describeInvitation, describeMembersWho, describeOwners, describeTransfer } from './members/describe.ts';
export { themself } from './members/members.http.ts';
export { organizationsOf } from './members/members.sql.ts';
export {
  ChannelChanged,
  EntitlementChanged,
  HostLost,
  InvitationSent,
  OrganizationChanged,
  OrganizationFounded,
  OwnershipTransferred,
} from './organizations.events.ts';
export { organizationRoutes } from './organizations.http.ts';
export { addChannel, addChannelSeller, addMembership, addSellerProfile } from './organizations.sql.ts';
export { closeOrganization } from './settings/change-status.ts';
export { inviteOwner } from './members/invite-owner.ts';
export { noteTrade, platformOrganization } from './settings/settings.sql.ts';
export { shownOwn, shownToPlatform } from './settings/settings.http.ts';
export { numbered, slugOf } from './slug.ts';
export { inLocale } from '#platform/texts.ts';
export { admitOrganization } from './standing.ts';
export { organizationsPrivacy } from './organizations.privacy.ts';
export { viewsPrivacy } from './views/views.privacy.ts';
