// What accounts need of the world around them: the shop of a request, mails, channels for codes, social providers.
import type { AccountMails } from '#ports/account-mail.ts';
import type { CodeChannel } from '#ports/code-channel.ts';
import type { BoundHost } from '#platform/http/route.ts';
import type { FindBound, FindSite, Site } from '#ports/site.ts';
import type { SocialProvider } from '#ports/social.ts';

export interface AccountParts {
  findSite: FindSite;
  findBound: FindBound;
  mails: AccountMails;
  /** Beside mail, which is always there. */
  codeChannels: readonly CodeChannel[];
  social: readonly SocialProvider[];
}

let current: AccountParts | undefined;

/** Hands over what accounts need. */
export function useAccountParts(given: AccountParts): void {
  current = given;
}

export function parts(): AccountParts {
  if (!current) throw new Error('Accounts were not given what they need; see useAccountParts');
  return current;
}

/** At a host name that an organization brought: what is begun there is good there alone. */
export const findBound = (host: string): Promise<BoundHost | null> => parts().findBound(host);

/** The language asked for, if the shop speaks it. */
export const localeIn = (site: Site, asked: string | undefined): string =>
  asked && site.locales.includes(asked) ? asked : site.defaultLocale;
