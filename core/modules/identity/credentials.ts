// What proves a caller on the wire: cookies, tokens and how we keep them.
import { createHash, randomBytes } from 'node:crypto';

/** Fifteen minutes of access, out of scripts' reach. */
export const ACCESS_COOKIE = 'tessera_access';
/** Thirty days of getting access. */
export const REFRESH_COOKIE = 'tessera_refresh';
/** The refresh token of one's own session while one looks at the shop as somebody else. */
export const HOME_COOKIE = 'tessera_home';
export const GUEST_COOKIE = 'tessera_guest';

/** A token is kept as its SHA-256, so a stolen table opens nothing. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** 256 random bits in 43 characters. */
export const newToken = (): string => randomBytes(32).toString('base64url');

export const tokenShape = /^[\w-]{43}$/;
