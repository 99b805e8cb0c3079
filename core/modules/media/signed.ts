// Signed links: a path that works until a time, for one purpose, for one holder on one device, and for nobody else.
import { createHash, timingSafeEqual } from 'node:crypto';
import { mac } from '#platform/vault/index.ts';
import { LinkError } from './signed.errors.ts';

export interface LinkSubject {
  /** What the link is for, for example `course.segment`; a link for one purpose is none for another. */
  purpose: string;
  /** The path it leads to, from the first slash, without a query. */
  path: string;
  /** Whom it was made for, by names such as `holder` and `device`. None of it stands in the link: whoever follows it proves it again. */
  bound: Readonly<Record<string, string>>;
}

export interface LinkQuery {
  /** Seconds since 1970 after which the link is good no more. */
  expires: number;
  /** 43 characters of base64url. */
  signature: string;
}

/** Everything that counts, as one text that can be read in one way only. */
const signedText = ({ purpose, path, bound }: LinkSubject, expires: number): string =>
  JSON.stringify(['v1', purpose, path, expires, Object.entries(bound).toSorted(([a], [b]) => (a < b ? -1 : 1))]);

const proofOf = (subject: LinkSubject, expires: number): string => mac(`link ${subject.purpose}`, signedText(subject, expires));

/** The link: path and query, to be put behind a host. */
export function signLink(subject: LinkSubject, expiresAt: Date): string {
  const expires = Math.floor(expiresAt.getTime() / 1000);
  return `${subject.path}?expires=${expires}&signature=${proofOf(subject, expires)}`;
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * That a link is one of ours, for this subject, and still good. Says nothing of what may have happened since: whoever gives something out asks
 * for the right to it again. Compares in constant time, and tells of the expiry only to who holds a true link.
 * @throws Refusal LINK_INVALID, LINK_EXPIRED
 */
export function checkLink(subject: LinkSubject, { expires, signature }: LinkQuery, now: Date): void {
  if (!timingSafeEqual(digest(proofOf(subject, expires)), digest(signature))) throw LinkError('LINK_INVALID');
  if (now.getTime() >= expires * 1000) throw LinkError('LINK_EXPIRED');
}
