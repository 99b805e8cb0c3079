// Which host names a shop may bring: real names of the public DNS, in one form, and none of ours.
import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';

const label = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;
/** Names that lead nowhere in the public DNS (RFC 6761, RFC 8375, RFC 6762, RFC 7686) or to machines of a house. */
const closed = new Set(['localhost', 'local', 'internal', 'intranet', 'lan', 'home', 'corp', 'arpa', 'test', 'invalid', 'onion', 'alt']);

/**
 * A host name in the one form we keep: lower case, ASCII (punycode), without a dot at its end. Undefined for what is none: addresses,
 * ports, paths, names of one part, names below `root`, which are ours to give.
 */
export function hostNameOf(given: string, root: string): string | undefined {
  const trimmed = given.trim().replace(/\.$/, '');
  if (/[/:@?#\\%\s[\]]/.test(trimmed)) return undefined;
  const host = domainToASCII(trimmed).toLowerCase();
  const labels = host.split('.');
  const top = labels.at(-1) ?? '';
  if (host.length < 4 || host.length > 253 || labels.length < 2 || isIP(host) !== 0) return undefined;
  if (!labels.every((part) => label.test(part)) || /^\d+$/.test(top) || closed.has(top)) return undefined;
  if (host === root || host.endsWith(`.${root}`) || host.endsWith('.home.arpa')) return undefined;
  return host;
}
