// Host names as cache keys and the address of the API, read when asked because it is only known at start.

/** Stands for "no host yet" while the program is built; the API is never asked about it. */
export const buildHost = '_';

export const apiBase = (): string => process.env.TESSERA_API_URL ?? 'http://127.0.0.1:4000';

/** The secret shared with the engine, which signs what it tells us. */
export const appSecret = (): string | undefined => process.env.APP_SECRET;

/** Host name without port, or `localhost` when the header is no host name; so that nobody fills the cache with nonsense. */
export function hostnameOf(header: string | null | undefined): string {
  const name = (header ?? '').toLowerCase().replace(/:\d+$/, '');
  return name.length <= 253 && /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(name) ? name : 'localhost';
}

/**
 * The first segment of a page's inner path: the host and, where the buyer chose one, a currency, as in `shop.example~THB`. Pages are stored by
 * it, so that each currency has its own.
 */
export const segmentOf = (host: string, currency: string | undefined): string =>
  currency && /^[A-Z]{3}$/.test(currency) ? `${host}~${currency}` : host;

export function readSegment(segment: string): { host: string; currency: string | undefined } {
  const [host = segment, currency] = segment.split('~');
  return { host, currency };
}

const isLocal = (host: string): boolean => host === 'localhost' || host.endsWith('.localhost') || /^\d+(\.\d+){3}$/.test(host);

/** Address people use for a host, or for that of a segment; local names run without TLS on this program's own port. */
export function originOf(segment: string): string {
  const { host } = readSegment(segment);
  return isLocal(host) ? `http://${host}${process.env.PORT ? `:${process.env.PORT}` : ''}` : `https://${host}`;
}
