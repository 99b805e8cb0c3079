// What we ask about the shop that a request came through, for parts that know of no shops.
import type { BoundHost } from '#platform/http/route.ts';
import type { Uuid } from '#platform/ids/index.ts';

export interface Site {
  /** Organization that runs the shop. */
  orgId: Uuid;
  /** By locale. */
  name: Readonly<Record<string, string>>;
  locales: readonly string[];
  defaultLocale: string;
  /** Where links of accounts lead: the shop at a host of this installation, whatever host the request claimed or the shop's owners brought. */
  url: string;
  /** Scheme, host and port people used if they are the shop's, else those of `url`. */
  home: string;
  /** Set at a host name that whoever owns it may point elsewhere: what is begun there is good there alone. */
  bound: BoundHost | null;
}

/** @throws Refusal when no shop answers there */
export type FindSite = (call: { host: string; origin: string }) => Promise<Site>;

/** Whether a host name is one that an organization brought, or nobody knows. */
export type FindBound = (host: string) => Promise<BoundHost | null>;
