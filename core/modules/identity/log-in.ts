// Proves a person by e-mail and password.
import { inTx, systemActor, type Tx } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { newToken } from './credentials.ts';
import { IdentityError } from './identity.errors.ts';
import { addUser, findUserByEmail, type UserRow } from './identity.sql.ts';
import { emailKeys, emailValues, nameValues } from './identity.sealed.ts';
import { throughDoor } from './login-door.ts';
import { hashPassword, verifyPassword } from './password.ts';

let decoy: Promise<string> | undefined;

/** The person whose password it is; the same work for an unknown e-mail, a person without a password and a wrong one. */
async function prove(input: { email: string; password: string }): Promise<UserRow | undefined> {
  const user = await inTx(systemActor, (tx) => tx.row(findUserByEmail, emailKeys(input.email)));
  decoy ??= hashPassword(newToken());
  const matches = await verifyPassword(input.password, user?.password_hash ?? (await decoy));
  return user?.password_hash && matches ? user : undefined;
}

/** Who it is. The same answer for an unknown e-mail and a wrong password. @throws Refusal LOGIN_REFUSED, LOGIN_BUSY */
export async function logIn(input: { email: string; password: string; ip: string }): Promise<Uuid> {
  const user = await throughDoor(input, () => prove(input));
  if (!user) throw IdentityError('LOGIN_REFUSED');
  return user.id;
}

/** Adds a person whose address is known to be theirs; an e-mail that is known keeps its person. Returns the id of whoever has the e-mail. */
export async function addPerson(tx: Tx, input: { email: string; name: string; password: string }): Promise<Uuid> {
  const email = input.email.trim().toLowerCase();
  const hash = await hashPassword(input.password);
  await tx.rows(addUser, [newId(), ...emailValues(email), ...nameValues(input.name), hash, tx.now]);
  const user = await tx.row(findUserByEmail, emailKeys(email));
  if (!user) throw new Error('A person who was just added is not there');
  return user.id;
}
