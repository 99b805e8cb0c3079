// A cookie that scripts may read tells that somebody signed in here, so that only then a page asks who. It proves nothing.
const knownCookie = 'tessera_known';

export const isKnown = (): boolean => document.cookie.includes(`${knownCookie}=1`);

/** Remembers, or forgets, that somebody is signed in; thirty days, as long as a session lives. */
export function setKnown(known: boolean): void {
  document.cookie = `${knownCookie}=${known ? 1 : ''}; path=/; max-age=${known ? 2_592_000 : 0}; samesite=lax`;
}
