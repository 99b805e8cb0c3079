// Cloudflare Turnstile: siteverify, with the host and the action it tells.
import { type Captcha, refused, siteverify } from '#ports/captcha.ts';

const ADDRESS = 'https://challenges.cloudflare.com/turnstile/v0/siteverify';

export interface TurnstileSettings {
  siteKey: string;
  secret: string;
  /** Another address to ask, for tests. */
  url?: string;
  timeoutMs?: number;
}

export const turnstile = ({ siteKey, secret, url = ADDRESS, timeoutMs }: TurnstileSettings): Captcha => ({
  provider: 'turnstile',
  siteKey,
  verify: (check) =>
    siteverify({ url, secret, ...(timeoutMs ? { timeoutMs } : {}) }, check, ({ action }) =>
      action === check.action ? { passed: true } : refused('another action'),
    ),
});
