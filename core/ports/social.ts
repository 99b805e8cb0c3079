// What we ask of a provider of social accounts.

/** One trip of a browser to the provider and back. `state`, `nonce` and `verifier` are ours, for this trip alone. */
export interface Trip {
  redirectUri: string;
  state: string;
  nonce: string;
  /** PKCE (RFC 7636). */
  verifier: string;
}

export interface SocialPerson {
  /** The provider's id of the person; never changes. */
  subject: string;
  email: string | null;
  /** Whether the provider says that it proved the address. */
  emailVerified: boolean;
  name: string | null;
}

/** What the provider answered is not to be believed, or the person said no. */
export class SocialRefused extends Error {
  readonly cancelled: boolean;
  constructor(message: string, cancelled = false) {
    super(message);
    this.name = 'SocialRefused';
    this.cancelled = cancelled;
  }
}

export interface SocialProvider {
  /** As in paths: `google`. */
  readonly name: string;
  /** Where the browser is sent. */
  start(trip: Trip): Promise<URL>;
  /**
   * Who came back, proved by the provider itself.
   * @param answer the parameters it sent the browser back with
   * @throws SocialRefused
   */
  finish(trip: Trip, answer: URLSearchParams): Promise<SocialPerson>;
}
