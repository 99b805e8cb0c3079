// Light or dark: what the reader chose is a cookie, read before the first paint by a script in the page's head.

export const modeCookie = 'tessera_mode';

/** Sets `data-mode` on the root from the cookie; without one the system decides. */
export const modeScript = `(function(){var m=document.cookie.match(/(?:^|; )${modeCookie}=(light|dark)/);if(m)document.documentElement.dataset.mode=m[1]})()`;

const year = 31_536_000;
export function rememberCookie(name: string, value: string): void {
  document.cookie = `${name}=${value}; path=/; max-age=${year}; samesite=lax`;
}
