// What accounts need of the world around them: the shop of a request, mails, channels for codes, social providers.
import type { AccountMails } from '#ports/account-mail.ts';
import type { CodeChannel } from '#ports/code-channel.ts';
import type { FindSite, Site } from '#ports/site.ts';
import type { SocialProvider } from '#ports/social.ts';

export interface AccountParts {
  findSite: FindSite;
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

/** The language asked for, if the shop speaks it. */
export const localeIn = (site: Site, asked: string | undefined): string =>
  asked && site.locales.includes(asked) ? asked : site.defaultLocale;
