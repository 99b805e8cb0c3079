// Where to go on to after signing in: a path of our own pages, never another host.

const ownPath = /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]{0,499}$/;

/** The path that was asked for, or another one when it is none of ours. */
export const nextPath = (asked: string | null | undefined, otherwise: string): string =>
  asked && ownPath.test(asked) && !/^\/(v1|sign-in|sign-up)(\/|\?|$)/.test(asked) ? asked : otherwise;

/** The address of the sign-in page that comes back to a path. */
export const signInHref = (path: string): string => `/sign-in?next=${encodeURIComponent(path)}`;
