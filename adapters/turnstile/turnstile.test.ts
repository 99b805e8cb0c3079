// Turnstile against a local verifier that speaks its wire format.
import { afterAll, beforeAll } from 'vitest';
import { captchaContract } from '#ports/captcha-contract.ts';
import { startVerifier, type Verifier } from '../../tools/testing/siteverify.ts';
import { turnstile } from './index.ts';

let verifier: Verifier;
beforeAll(async () => {
  verifier = await startVerifier('turnstile');
});
afterAll(() => verifier.stop());

const settings = () => ({ siteKey: verifier.siteKey, secret: verifier.secret, url: verifier.url, timeoutMs: 1_500 });
captchaContract(
  'Turnstile',
  {
    captcha: () => turnstile(settings()),
    withWrongSecret: () => turnstile({ ...settings(), secret: 'wrong' }),
    solve: (solved) => verifier.solve(solved),
    expire: (token) => verifier.expire(token),
    mode: (mode) => (verifier.mode = mode),
    lastAsked: () => verifier.asked.at(-1),
    secret: () => verifier.secret,
  },
  true,
);
