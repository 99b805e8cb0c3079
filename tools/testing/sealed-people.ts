// People as the program keeps them, for tests that look for them, or add them, behind its back.
import { indexWith, makeRing, type Ring, sealWith } from '../../core/platform/vault/ring.ts';

/** The secret of every program that tests start. */
export const testSecret = 'only-for-tests-only-for-tests-0123';

const ringOf = (secret: string): Ring => makeRing({ DATA_KEYS: '', LOOKUP_KEY: '', APP_SECRET: secret });

/** What an address is found by: `users.email_index`, `invitations.email_index` and the like. */
export const emailIndex = (email: string, secret: string = testSecret): string => indexWith(ringOf(secret), 'email', email);

/** Columns `email, email_index, name` of a new row. */
export function personColumns({ email, name }: { email: string; name: string }): [email: string, index: string, name: string] {
  const ring = ringOf(testSecret);
  const sealed = (column: 'email' | 'name', text: string): string => sealWith(ring, text, { table: 'users', column, orgId: null });
  return [sealed('email', email), indexWith(ring, 'email', email), sealed('name', name)];
}
