// Google reCAPTCHA: siteverify of v2 (a verdict) and of v3 (a score and the action, judged here).
import { type Captcha, refused, siteverify } from '#ports/captcha.ts';

const ADDRESS = 'https://www.google.com/recaptcha/api/siteverify';

export interface RecaptchaSettings {
  siteKey: string;
  secret: string;
  /** v3: below this it is a program. */
  leastScore?: number;
  /** Another address to ask, for tests. */
  url?: string;
  timeoutMs?: number;
}

/** The key decides the version: answers for a v3 key carry a score, those for a v2 key do not, nor the action. */
export const recaptcha = ({ siteKey, secret, leastScore = 0.5, url = ADDRESS, timeoutMs }: RecaptchaSettings): Captcha => ({
  provider: 'recaptcha',
  siteKey,
  verify: (check) =>
    siteverify({ url, secret, ...(timeoutMs ? { timeoutMs } : {}) }, check, ({ score, action }) => {
      if (score === undefined) return { passed: true };
      if (action !== check.action) return refused('another action');
      return score >= leastScore ? { passed: true } : refused('low score');
    }),
});
