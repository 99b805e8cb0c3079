// The check that tells people from programs: off, or one of the providers, asked by the operations that say so in the contract.
import { recaptcha } from '#adapters/recaptcha/index.ts';
import { turnstile } from '#adapters/turnstile/index.ts';
import { getCaptcha } from '#contracts/captcha.ts';
import type { Operation } from '#contracts/operation.ts';
import { config } from '#platform/config/index.ts';
import { PlatformError } from '#platform/errors/index.ts';
import { type Call, route } from '#platform/http/route.ts';
import { log } from '#platform/log/index.ts';
import { type Captcha, CaptchaUnavailable } from '#ports/captcha.ts';

/** The provider that the settings name. */
function chosen(): Captcha | undefined {
  const { CAPTCHA, CAPTCHA_SITE_KEY: siteKey, CAPTCHA_SECRET: secret, CAPTCHA_VERIFY_URL: url, CAPTCHA_LEAST_SCORE: leastScore } = config();
  const settings = { siteKey, secret, ...(url ? { url } : {}) };
  if (CAPTCHA === 'turnstile') return turnstile(settings);
  if (CAPTCHA === 'recaptcha') return recaptcha({ ...settings, leastScore });
  return undefined;
}

const widgetOf = ({ provider, siteKey }: Captcha) => ({ provider, siteKey });

/**
 * Lets a person through. A program with an API key is known by that and is not asked; whoever is asked again under the same idempotency key
 * solves it again, because a token is good once.
 * @throws Refusal CAPTCHA_REQUIRED with the widget to show, CAPTCHA_UNAVAILABLE when the provider is away and the policy is `closed`
 */
export async function provePerson(operation: Operation, call: Call): Promise<void> {
  const captcha = chosen();
  if (!captcha || call.principal.apiKey) return;
  const token = call.headers['x-captcha-token'];
  const required = () => PlatformError('CAPTCHA_REQUIRED', { facts: widgetOf(captcha) });
  if (typeof token !== 'string' || token === '') throw required();
  try {
    const verdict = await captcha.verify({ token, ip: call.ip, hostname: call.host, action: operation.id });
    if (verdict.passed) return;
    log.info({ operation: operation.id, reason: verdict.reason, requestId: call.requestId }, 'captcha refused');
  } catch (error) {
    if (!(error instanceof CaptchaUnavailable)) throw error;
    log.error({ err: error, provider: captcha.provider, policy: config().CAPTCHA_WHEN_AWAY }, 'captcha provider gave no verdict');
    if (config().CAPTCHA_WHEN_AWAY === 'open') return;
    throw PlatformError('CAPTCHA_UNAVAILABLE', { headers: { 'retry-after': '5' } });
  }
  throw required();
}

export const captchaRoutes = [
  route(getCaptcha, async () => {
    const captcha = chosen();
    return { captcha: captcha ? widgetOf(captcha) : null };
  }),
];
