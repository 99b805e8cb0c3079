// reCAPTCHA v2 and v3 against local verifiers that speak their wire format.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { captchaContract } from '#ports/captcha-contract.ts';
import { startVerifier, type Verifier } from '../../tools/testing/siteverify.ts';
import { recaptcha } from './index.ts';

const verifiers: Partial<Record<'v2' | 'v3', Verifier>> = {};
const at = (version: 'v2' | 'v3'): Verifier => verifiers[version] as Verifier;
beforeAll(async () => {
  verifiers.v2 = await startVerifier('recaptcha-v2');
  verifiers.v3 = await startVerifier('recaptcha-v3');
});
afterAll(() => Promise.all(Object.values(verifiers).map((verifier) => verifier.stop())));

const settings = (version: 'v2' | 'v3') => ({
  siteKey: at(version).siteKey,
  secret: at(version).secret,
  url: at(version).url,
  timeoutMs: 1_500,
});
for (const version of ['v2', 'v3'] as const) {
  captchaContract(
    `reCAPTCHA ${version}`,
    {
      captcha: () => recaptcha(settings(version)),
      withWrongSecret: () => recaptcha({ ...settings(version), secret: 'wrong' }),
      solve: (solved) => at(version).solve(solved),
      expire: (token) => at(version).expire(token),
      mode: (mode) => (at(version).mode = mode),
      lastAsked: () => at(version).asked.at(-1),
      secret: () => at(version).secret,
    },
    version === 'v3',
  );
}

test('COR-08 reCAPTCHA v3: a score below the least is a program', async () => {
  const visit = { ip: '203.0.113.9', hostname: 'shop.test', action: 'register' };
  const passes = async (score: number) =>
    (await recaptcha({ ...settings('v3'), leastScore: 0.6 }).verify({ ...visit, token: at('v3').solve({ ...visit, score }) })).passed;
  expect([await passes(0.1), await passes(0.59), await passes(0.6), await passes(1)]).toEqual([false, false, true, true]);
});
