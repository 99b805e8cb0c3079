// Idempotency keys: the same key and body give the same answer for 24 hours, another body is refused, a twin waits.
import { createHash } from 'node:crypto';
import { inTx, statement, type Actor, type Tx } from '../db/index.ts';
import { PlatformError, Refusal } from '../errors/index.ts';
import { Answer, type Call } from '../http/route.ts';
import type { Uuid } from '../ids/index.ts';
import { defineSealed } from '../vault/columns.ts';
import { openOrPlain, seal } from '../vault/index.ts';

export interface Key {
  orgId: Uuid;
  /** Channel, principal and route: nobody sees the answer to another's request. */
  scope: string;
  key: string;
  fingerprint: string;
}

const placeIn = (orgId: Uuid) => ({ table: 'idempotency_keys', column: 'response', orgId });
const sealedBody = (orgId: Uuid, { body }: Answer): string => seal(body.toString(), placeIn(orgId));

defineSealed({
  table: 'idempotency_keys',
  column: 'response',
  key: { org_id: 'uuid', scope: 'text', key: 'text' },
  org: 'org_id',
  form: 'text',
});

const KEEP_MS = 24 * 3600 * 1000;
const WAIT_MS = 10_000;

/** The key of a call in the organization whose rows it works on. */
export function keyOf(call: Call, orgId: Uuid, place: string): Key {
  const { userId, apiKey, guest } = call.principal;
  const who = userId ? `user ${userId}` : apiKey ? `key ${apiKey.id}` : `guest ${guest}`;
  const scope = createHash('sha256').update(`${place}\n${who}\n${call.route}`).digest('base64url');
  return { orgId, scope, key: call.key, fingerprint: call.fingerprint };
}

interface Known {
  fresh: boolean;
  org_id: Uuid;
  fingerprint: string;
  state: 'running' | 'done';
  status: number | null;
  /** Sealed: an answer may tell who bought and where it goes. */
  response: string | null;
  subject_id: Uuid | null;
  leased_until: Date | null;
  expires_at: Date;
}

const claim = statement<Known>(
  'once.claim',
  `with mine as (
     insert into idempotency_keys (org_id, scope, key, fingerprint, state, leased_until, created_at, expires_at)
     values ($1, $2, $3, $4, 'running', $7, $5, $6)
     on conflict (org_id, scope, key) do nothing
     returning org_id, fingerprint, state, status, response, subject_id, leased_until, expires_at)
   select true as fresh, mine.* from mine
   union all
   select false, org_id, fingerprint, state, status, response, subject_id, leased_until, expires_at from idempotency_keys
    where org_id = $1 and scope = $2 and key = $3 and not exists (select from mine)`,
);

const look = statement<Known>(
  'once.look',
  `select false as fresh, org_id, fingerprint, state, status, response, subject_id, leased_until, expires_at from idempotency_keys
    where org_id = $1 and scope = $2 and key = $3`,
);

/** A key whose answer is no longer kept is as good as new. */
const renew = statement<Known>(
  'once.renew',
  `update idempotency_keys
      set fingerprint = $4, state = 'running', status = null, response = null, recovery_point = null, subject_id = null, leased_until = $7,
          created_at = $5, expires_at = $6
    where org_id = $1 and scope = $2 and key = $3 and expires_at <= $5
   returning true as fresh, org_id, fingerprint, state, status, response, subject_id, leased_until, expires_at`,
);

const reach = statement(
  'once.reach',
  `update idempotency_keys set recovery_point = $4, subject_id = $5 where org_id = $1 and scope = $2 and key = $3 and state = 'running'`,
);

const finish = statement(
  'once.finish',
  `update idempotency_keys set state = 'done', status = $4, response = $5, leased_until = null
    where org_id = $1 and scope = $2 and key = $3 and state = 'running'`,
);

const finishSubject = statement(
  'once.finish_subject',
  `update idempotency_keys set state = 'done', status = $3, response = $4, leased_until = null
    where org_id = $1 and subject_id = $2 and state = 'running'`,
);

const kept = statement<Known>(
  'once.kept',
  `select false as fresh, org_id, fingerprint, state, status, response, subject_id, leased_until, expires_at from idempotency_keys
    where org_id = $1 and subject_id = $2 and state = 'done' limit 1`,
);

const enter = statement('once.enter', `select set_config('app.scope', $1, true)`);

/** Lets the rest of the transaction reach the keys of this scope, and no others. */
export const enterScope = (tx: Tx, scope: string): void => tx.send(enter, [scope]);

const at = (key: Key): unknown[] => [key.orgId, key.scope, key.key];

/** Claims the key, or says what is known of it. @throws Refusal IDEMPOTENCY_KEY_REUSED */
export async function claimKey(tx: Tx, key: Key, leasedUntil: Date): Promise<Known> {
  const values = [...at(key), key.fingerprint, tx.now, new Date(tx.now.getTime() + KEEP_MS), leasedUntil];
  enterScope(tx, key.scope);
  // The claim waits for a twin that has not committed, and may then see nothing of it yet; the next statement does.
  let known = (await tx.row(claim, values)) ?? (await tx.row(look, at(key)));
  if (known && known.expires_at <= tx.now) known = await tx.row(renew, values);
  if (!known) throw PlatformError('IDEMPOTENCY_IN_FLIGHT', { headers: { 'retry-after': '1' } });
  if (known.fingerprint !== key.fingerprint) throw PlatformError('IDEMPOTENCY_KEY_REUSED');
  return known;
}

/** Marks how far the work has come and what it is about, in the transaction that got it there. */
export const reachPoint = (tx: Tx, key: Key, point: string, subject: Uuid): void => tx.send(reach, [...at(key), point, subject]);

/** Stores the answer under every running key whose work is about the subject. */
export const finishKeysAbout = (tx: Tx, orgId: Uuid, subject: Uuid, answer: Answer): void =>
  tx.send(finishSubject, [orgId, subject, answer.status, sealedBody(orgId, answer)]);

/** The stored answer, marked as a replay; undefined while the work is running. */
export function replayOf(known: Known): Answer | undefined {
  if (known.state !== 'done' || known.status === null || known.response === null) return undefined;
  const body = openOrPlain(known.response, placeIn(known.org_id));
  return new Answer(known.status, body, { 'idempotent-replayed': 'true' });
}

/** The answer that another gave about the subject while the caller was taken for dead; ask with the subject locked. */
export async function answerAbout(tx: Tx, orgId: Uuid, subject: Uuid): Promise<Answer | undefined> {
  const known = await tx.row(kept, [orgId, subject]);
  return known && replayOf(known);
}

/** Waits up to 10 s for the twin that is at work. @throws Refusal IDEMPOTENCY_IN_FLIGHT with Retry-After */
export async function waitForTwin(actor: Actor, key: Key): Promise<Answer> {
  const deadline = Date.now() + WAIT_MS;
  for (let pause = 10; Date.now() < deadline; pause = Math.min(250, pause * 1.5)) {
    await new Promise((resume) => setTimeout(resume, pause));
    const known = await inTx(actor, (tx) => {
      enterScope(tx, key.scope);
      return tx.row(look, at(key));
    });
    if (!known) break;
    const answer = replayOf(known);
    if (answer) return answer;
  }
  throw PlatformError('IDEMPOTENCY_IN_FLIGHT', { headers: { 'retry-after': '2' } });
}

/**
 * Runs work that lives in this one transaction, once for its key; the answer is stored with the effect. A refusal rolls both back.
 * A twin waits on the row and then reads the answer.
 */
export async function once(tx: Tx, key: Key, status: number, work: () => Promise<unknown>): Promise<Answer> {
  let known: Known;
  try {
    known = await claimKey(tx, key, tx.now);
  } catch (error) {
    if (!(error instanceof Refusal) && (error as { code?: string }).code === '55P03')
      throw PlatformError('IDEMPOTENCY_IN_FLIGHT', { headers: { 'retry-after': '2' } });
    throw error;
  }
  if (!known.fresh) {
    const replay = replayOf(known);
    if (!replay) throw PlatformError('IDEMPOTENCY_IN_FLIGHT', { headers: { 'retry-after': '2' } });
    return replay;
  }
  const answer = new Answer(status, JSON.stringify(await work()));
  tx.send(finish, [...at(key), answer.status, sealedBody(key.orgId, answer)]);
  return answer;
}
