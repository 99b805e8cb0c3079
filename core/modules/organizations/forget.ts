// Makes every server forget what it keeps of organizations and channels, this one before it answers.
import { dropEverywhere, dropKept } from '#platform/http/cache.ts';
import { channelsAbout, dropChannels } from './channels.ts';
import { dropStandings } from './standing.ts';

/** Forgets what this process keeps of organizations and channels. */
export function dropOrganizations(): void {
  dropChannels();
  dropStandings();
}

/** To be called after the commit, as what follows; a telling that is lost is made good by the caches' own short lives. */
export async function forgetEverywhere(): Promise<void> {
  dropKept();
  dropOrganizations();
  await dropEverywhere();
}

/** After a change of what an organization sells, or for how much. */
export async function forgetOffers(orgId: string): Promise<void> {
  const channelIds = await channelsAbout(orgId);
  dropKept(channelIds);
  await dropEverywhere({ sort: 'answers', channelIds });
}

/** After a change of who may sell what a brand makes: the stores whose channels show it, before and after. */
export async function forgetEntitlement(brandId: string): Promise<void> {
  const before = await channelsAbout(brandId);
  dropOrganizations();
  const channelIds = [...new Set([...before, ...(await channelsAbout(brandId))])];
  dropKept(channelIds);
  await dropEverywhere({ sort: 'organizations', channelIds });
}

/** After a change of what an organization, or a channel of its own, says of itself. */
export async function forgetOrganization(orgId: string): Promise<void> {
  const channelIds = await channelsAbout(orgId);
  dropKept(channelIds);
  dropOrganizations();
  await dropEverywhere({ sort: 'organizations', channelIds });
}
