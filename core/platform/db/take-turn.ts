// One after the other: whoever counts what there is and then adds to it takes a turn first.
import type { Tx } from './index.ts';
import { statement } from './statement.ts';

const takeTurnAt = statement(
  'platform.take_turn',
  `select pg_advisory_xact_lock(hashtext('tessera.turn ' || $1::text), hashtext($2::text))`,
);

/**
 * Keeps whoever else adds to the same things of the same owner waiting until the commit, and nobody besides. What is counted afterwards is what
 * there is, if it is counted by a statement of its own: one that waited for a lock itself counts what there was before.
 */
export const takeTurn = (tx: Tx, things: string, owner: string): void => tx.send(takeTurnAt, [things, owner]);
