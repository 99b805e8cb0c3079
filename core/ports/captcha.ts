// What we ask of whoever tells people from programs: was this token given to a person, on our page, for this act, just now and only once?

export interface CaptchaCheck {
  /** What the widget on the page was given. */
  token: string;
  /** Address of the visitor. */
  ip: string;
  /** Host name of the page. */
  hostname: string;
  /** What the visitor is about to do: the id of the operation, which the page told the widget. */
  action: string;
}

export type CaptchaVerdict = { passed: true } | { passed: false; reason: string };

export interface Captcha {
  provider: 'turnstile' | 'recaptcha';
  /** Public: the page gives it to the widget. */
  siteKey: string;
  /** @throws CaptchaUnavailable when the provider gave no verdict: it is away, slow, or does not take our secret */
  verify(check: CaptchaCheck): Promise<CaptchaVerdict>;
}

export class CaptchaUnavailable extends Error {}

const LONGEST_TOKEN = 4_096;
const PATIENCE_MS = 3_000;
const refused = (reason: string): CaptchaVerdict => ({ passed: false, reason });

/** What siteverify answers, at both providers. */
export interface SiteVerdict {
  success: boolean;
  hostname?: string;
  action?: string;
  /** reCAPTCHA v3: 0 a program, 1 a person. */
  score?: number;
  'error-codes'?: string[];
}

/** Faults that are ours or the provider's, and say nothing of the visitor. */
const notTheirs = new Set(['missing-input-secret', 'invalid-input-secret', 'bad-request', 'internal-error', 'invalid-keys']);

/**
 * The call that both providers speak: a form with secret, response and remoteip, answered by JSON.
 * `judge` looks at what the provider says of a token it takes.
 * @throws CaptchaUnavailable
 */
export async function siteverify(
  at: { url: string; secret: string; timeoutMs?: number },
  check: CaptchaCheck,
  judge: (verdict: SiteVerdict) => CaptchaVerdict,
): Promise<CaptchaVerdict> {
  if (!check.token || check.token.length > LONGEST_TOKEN) return refused('no token');
  const verdict = await ask(at, check);
  const codes = verdict['error-codes'] ?? [];
  if (codes.some((code) => notTheirs.has(code))) throw new CaptchaUnavailable(`siteverify: ${codes.join(', ')}`);
  if (!verdict.success) return refused(codes.join(', ') || 'refused');
  if (verdict.hostname?.toLowerCase() !== check.hostname.toLowerCase()) return refused('another host');
  return judge(verdict);
}

async function ask({ url, secret, timeoutMs = PATIENCE_MS }: Parameters<typeof siteverify>[0], check: CaptchaCheck): Promise<SiteVerdict> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      body: new URLSearchParams({ secret, response: check.token, remoteip: check.ip }),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!answer.ok && answer.status !== 400) throw new Error(`answered ${answer.status}`);
    const verdict = (await answer.json()) as SiteVerdict | null;
    if (typeof verdict?.success !== 'boolean') throw new Error('answered something else');
    return verdict;
  } catch (error) {
    throw new CaptchaUnavailable('siteverify gave no verdict', { cause: error });
  }
}

export { refused };
