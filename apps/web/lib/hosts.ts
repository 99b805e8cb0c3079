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

const isLocal = (host: string): boolean => host === 'localhost' || host.endsWith('.localhost') || /^\d+(\.\d+){3}$/.test(host);

/** Address people use for a host; local names run without TLS on this program's own port. */
export const originOf = (host: string): string =>
  isLocal(host) ? `http://${host}${process.env.PORT ? `:${process.env.PORT}` : ''}` : `https://${host}`;
