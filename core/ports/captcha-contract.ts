// The contract every captcha adapter passes, as tests, against a verifier that speaks the provider's wire format.
import { expect, test } from 'vitest';
import { type Captcha, type CaptchaCheck, CaptchaUnavailable } from './captcha.ts';

/** The provider's side of a test: gives out tokens and can be made to fail. */
export interface CaptchaSample {
  captcha(): Captcha;
  /** The same, with a secret that the provider does not know. */
  withWrongSecret(): Captcha;
  solve(solved: Omit<CaptchaCheck, 'token'>): string;
  expire(token: string): void;
  mode(mode: 'well' | 'broken' | 'silent' | 'internal-error'): void;
  /** What was sent to the provider last. */
  lastAsked(): { secret: string | null; response: string | null; remoteip: string | null } | undefined;
  secret(): string;
}

const visit = { ip: '203.0.113.9', hostname: 'shop.test', action: 'register' };

/** Registers the tests of the contract; `tellsAction` is false for a provider that does not say what the token was for. */
export function captchaContract(name: string, sample: CaptchaSample, tellsAction: boolean): void {
  const verify = (token: string, change: Partial<CaptchaCheck> = {}) => sample.captcha().verify({ ...visit, token, ...change });

  test(`COR-08 ${name}: a person’s token passes, once`, async () => {
    const token = sample.solve(visit);
    expect(await verify(token)).toEqual({ passed: true });
    expect(sample.lastAsked()).toEqual({ secret: sample.secret(), response: token, remoteip: visit.ip });
    expect(await verify(token)).toMatchObject({ passed: false, reason: expect.stringContaining('timeout-or-duplicate') });
  });

  test(`COR-08 ${name}: one token sent many times at once passes once`, async () => {
    const token = sample.solve(visit);
    const verdicts = await Promise.all(Array.from({ length: 8 }, () => verify(token)));
    expect(verdicts.filter(({ passed }) => passed)).toHaveLength(1);
  });

  test(`COR-08 ${name}: a token that is made up, empty, huge, too old, of another visitor, page or act is refused`, async () => {
    for (const token of ['made-up', '', 'x'.repeat(100_000), 'a\u0000b', "' or 1=1 --"]) expect((await verify(token)).passed).toBe(false);
    const old = sample.solve(visit);
    sample.expire(old);
    expect((await verify(old)).passed).toBe(false);
    expect((await verify(sample.solve(visit), { ip: '203.0.113.10' })).passed).toBe(false);
    expect((await verify(sample.solve({ ...visit, hostname: 'evil.test' }))).passed).toBe(false);
    expect((await verify(sample.solve(visit), { hostname: 'SHOP.test' })).passed).toBe(true);
    expect((await verify(sample.solve({ ...visit, action: 'other' }))).passed).toBe(!tellsAction);
  });

  test(`COR-08 ${name}: a provider that is broken, silent or does not take our secret gave no verdict`, async () => {
    for (const mode of ['broken', 'silent', 'internal-error'] as const) {
      sample.mode(mode);
      await expect(verify(sample.solve(visit)), mode).rejects.toThrow(CaptchaUnavailable);
    }
    sample.mode('well');
    await expect(sample.withWrongSecret().verify({ ...visit, token: sample.solve(visit) })).rejects.toThrow(CaptchaUnavailable);
    expect((await verify(sample.solve(visit))).passed).toBe(true);
  });
}
