// Access tokens that were called back before they lapsed. Every process that checks tokens keeps the short list in memory and is told of news.
import { now } from '#platform/clock/index.ts';
import { inTx, listen, systemActor, type Tx } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { loop } from '#platform/loop.ts';
import { addDenial, denialsAfter, tellDenials } from './sessions.sql.ts';

/** Whose tokens: those of a session, of a person, of all who act for an organization, or an API key. */
export type Subject = { session: Uuid } | { user: Uuid } | { organization: Uuid } | { key: Uuid };

const nameOf = (subject: Subject): string => {
  const [[kind, id] = []] = Object.entries(subject);
  return `${kind} ${String(id)}`;
};

/** Longer than any access token lives. */
const KEEP_MS = 20 * 60_000;
/** Should a notification be lost. */
const LOOK_MS = 2_000;
/** Acts that may be under way at once. */
const BEHIND = 100n;
const denied = new Map<string, number>();
let last = 0n;
/** Numbers from `last` on that were read. */
const read = new Set<bigint>();

const hearers = new Set<() => void>();
/** Calls back when something was called back: for whoever keeps more about tokens. */
export function onDenial(heard: () => void): void {
  hearers.add(heard);
}

/**
 * Calls back all access tokens of a subject that were issued until now: in this process at once, in every other a moment after the commit.
 * Should the transaction fail, their holders fetch new ones and notice nothing.
 */
export function denyTokens(tx: Tx, subject: Subject): void {
  denied.set(nameOf(subject), tx.now.getTime());
  for (const heard of hearers) heard();
  tx.send(addDenial, [nameOf(subject), tx.now]);
  tx.send(tellDenials, []);
}

/** Whether a token issued at `issuedMs` was called back for any of its subjects. */
export function isDenied(issuedMs: number, subjects: readonly Subject[]): boolean {
  return denied.size > 0 && subjects.some((subject) => (denied.get(nameOf(subject)) ?? -1) >= issuedMs);
}

async function look(): Promise<boolean> {
  const rows = await inTx(systemActor, (tx) => tx.rows(denialsAfter, [last.toString(), tx.now]));
  const at = now().getTime();
  const news = rows.filter(({ seq }) => !read.has(seq));
  for (const { seq, subject, issued_until: until } of news) {
    read.add(seq);
    // Who read their rights before the commit may have signed them after the act began: all until now are called back, at most for a new one.
    denied.set(subject, Math.max(denied.get(subject) ?? 0, until.getTime(), at));
    // Numbers are drawn before commits: a lower one may come to light later, so we read some of them again.
    if (seq - BEHIND > last) last = seq - BEHIND;
  }
  for (const seq of read) if (seq <= last) read.delete(seq);
  for (const [subject, until] of denied) if (until < at - KEEP_MS) denied.delete(subject);
  if (news.length > 0) for (const heard of hearers) heard();
  return false;
}

/** Reads the list and keeps it fresh; to be awaited before the first token is checked. */
export async function startDenials(): Promise<{ stop(): Promise<void> }> {
  await look();
  const looking = loop('denials', LOOK_MS, look);
  const hearing = listen('tessera_denials', looking.wake);
  return { stop: async () => void (await Promise.all([hearing.stop(), looking.stop()])) };
}
