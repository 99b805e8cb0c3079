// Passkeys in the browser: the library is loaded when somebody reaches for one.
import type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser';
import { answer, api } from '@/lib/api.ts';
import { ApiProblem } from '@/lib/problem.ts';

const load = () => import('@simplewebauthn/browser');

export const hasPasskeys = (): boolean => typeof window !== 'undefined' && 'PublicKeyCredential' in window;

/** What the device says when nobody confirmed, or it has none. */
const notUsed = (): ApiProblem => new ApiProblem({ status: 0, code: 'PASSKEY_NOT_USED', title: '' });

/** Shows a passkey for a challenge; with the challenge of a second factor, one of that person. */
export async function showPasskey(factorChallenge?: string) {
  const { startAuthentication } = await load();
  const body = factorChallenge ? { challenge: factorChallenge } : {};
  const { challenge, options } = await answer(api.POST('/v1/auth/passkey/options', { body }));
  try {
    const proof = await startAuthentication({ optionsJSON: options as unknown as PublicKeyCredentialRequestOptionsJSON });
    return { challenge, proof: proof as never };
  } catch {
    throw notUsed();
  }
}

/** Makes a passkey for the person who is signed in. */
export async function makePasskey(name: string) {
  const { startRegistration } = await load();
  const { challenge, options } = await answer(api.POST('/v1/me/passkeys/options'));
  let passkey: never;
  try {
    passkey = (await startRegistration({ optionsJSON: options as unknown as PublicKeyCredentialCreationOptionsJSON })) as never;
  } catch {
    throw notUsed();
  }
  return await answer(api.POST('/v1/me/passkeys', { body: { challenge, name, passkey } }));
}
