// The face of the organizations module: tenants, their members and their channels.
export { type Channel, channelAt, channelById, dropChannels, homeOf, inLocale, shopActor, shopOf, staffActor } from './channels.ts';
export { addChannel, addChannelSeller, addMembership, addOrganization } from './organizations.sql.ts';
