// Signs a person in by e-mail and password.
import { inTx, systemActor, type Tx } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { forgetSession, hashToken, newToken, sessionOf } from './authenticate.ts';
import { IdentityError } from './identity.errors.ts';
import { addSession, addUser, endSession, findUserByEmail, firstMembership, type SessionRow, type UserRow } from './identity.sql.ts';
import { throughDoor } from './login-door.ts';
import { hashPassword, verifyPassword } from './password.ts';

const SESSION_MS = 30 * 24 * 3600 * 1000;
let decoy: Promise<string> | undefined;

/** The person whose password it is; the same work for an unknown e-mail and a wrong password. */
async function prove(input: { email: string; password: string }): Promise<UserRow | undefined> {
  const user = await inTx(systemActor, (tx) => tx.row(findUserByEmail, [input.email]));
  decoy ??= hashPassword(newToken());
  const matches = await verifyPassword(input.password, user?.password_hash ?? (await decoy));
  return user?.password_hash && matches ? user : undefined;
}

/** The same answer for an unknown e-mail and a wrong password. @throws Refusal LOGIN_REFUSED, LOGIN_BUSY */
export async function logIn(input: { email: string; password: string; ip: string }): Promise<{ token: string; session: SessionRow }> {
  const user = await throughDoor(input, () => prove(input));
  if (!user) throw IdentityError('LOGIN_REFUSED');
  const token = newToken();
  await inTx(systemActor, async (tx) => {
    const member = await tx.row(firstMembership, [user.id]);
    tx.send(addSession, [hashToken(token), user.id, member?.org_id ?? null, tx.now, new Date(tx.now.getTime() + SESSION_MS)]);
  });
  const session = await sessionOf(token);
  if (!session) throw IdentityError('LOGIN_REFUSED');
  return { token, session };
}

/** Ends a session; ending it again changes nothing. Other processes may believe it for two seconds more. */
export async function logOut(token: string): Promise<void> {
  await inTx(systemActor, async (tx) => tx.send(endSession, [hashToken(token)]));
  forgetSession(token);
}

/** Adds a person; an e-mail that is known keeps its person. Returns the id of whoever has the e-mail. */
export async function addPerson(tx: Tx, input: { email: string; name: string; password: string }): Promise<Uuid> {
  const email = input.email.trim().toLowerCase();
  await tx.rows(addUser, [newId(), email, input.name, await hashPassword(input.password), tx.now]);
  const user = await tx.row(findUserByEmail, [email]);
  if (!user) throw new Error('A person who was just added is not there');
  return user.id;
}
