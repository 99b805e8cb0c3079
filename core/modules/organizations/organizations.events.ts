// Facts the organizations module announces.
import { defineEvent } from '#platform/outbox/index.ts';

export const OrganizationFounded = defineEvent<{ by: string }>('organization.founded', 'organization');
/** Its name, its status or its logo: what shops show of it. */
export const OrganizationChanged = defineEvent<{ what: string }>('organization.changed', 'organization');
/** Whether, from when, until when or at whose price a store sells what a brand makes; also when its moment came by itself. The aggregate is the store. */
export const EntitlementChanged = defineEvent<{ brandId: string; storeId: string }>('entitlement.changed', 'organization');
export const OwnershipTransferred = defineEvent<{ from: string; to: string }>('organization.ownership_transferred', 'organization');
export const InvitationSent = defineEvent<{ invitationId: string; sends: number }>('invitation.sent', 'invitation');
/** Somebody else proved a host name that was proved for this channel. */
export const HostLost = defineEvent<{ channelId: string; host: string }>('channel.host_lost', 'channel');
export const ChannelChanged = defineEvent<{ channelId: string }>('channel.changed', 'channel');
