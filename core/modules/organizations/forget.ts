// Makes every server forget what it keeps of organizations and channels, this one before it answers.
import { dropEverywhere, dropKept } from '#platform/http/cache.ts';
import { dropChannels } from './channels.ts';
import { dropStandings } from './standing.ts';

/** Forgets what this process keeps of organizations and channels. */
export function dropOrganizations(): void {
  dropChannels();
  dropStandings();
}

/** To be called after the commit; a telling that is lost is made good by the caches' own short lives. */
export async function forgetEverywhere(): Promise<void> {
  dropKept();
  dropOrganizations();
  await dropEverywhere();
}
