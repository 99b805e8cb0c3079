// The face of the organizations module: tenants, their members and their channels.
import './organizations.sealed.ts';

export { type Channel, channelAt, channelById, dropChannels, homeOf, inLocale, shopActor, shopOf, siteOf, staffActor } from './channels.ts';
export { foundOrganization, type NewOrganization, type StartingRole } from './found-organization.ts';
export { addChannel, addChannelSeller, addMembership } from './organizations.sql.ts';
