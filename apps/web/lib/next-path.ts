// Where to go on to after signing in: a path of our own pages, never another host.
import { isLocale } from '../i18n/locales.ts';

const ownPath = /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]{0,499}$/;

/** A path without the locale it may begin with: the page that is gone to has one of its own. */
const unlocalized = (path: string): string => {
  const [, first = ''] = path.split(/[/?]/);
  return isLocale(first) ? path.slice(first.length + 1).replace(/^(?!\/)/, '/') : path;
};

/** The path that was asked for, or another one when it is none of ours. */
export function nextPath(asked: string | null | undefined, otherwise: string): string {
  if (!asked || !ownPath.test(asked)) return otherwise;
  const path = unlocalized(asked);
  return ownPath.test(path) && !/^\/(v1|sign-in|sign-up)(\/|\?|$)/.test(path) ? path : otherwise;
}

/** The address of the sign-in page that comes back to a path. */
export const signInHref = (path: string): string => `/sign-in?next=${encodeURIComponent(path)}`;
