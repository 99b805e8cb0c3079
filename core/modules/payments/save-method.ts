// Saves the card of an attempt whose buyer asked for it, with the transaction that settles the attempt.
import { type Outcome, type SavedInstrument } from '#ports/payments.ts';
import { inTx, systemActor, takeTurn, type Tx } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { defineJob, enqueue } from '#platform/jobs/index.ts';
import { releaseLater } from './detach.ts';
import { type IntentRow, lockIntent, readIntent } from './payments.sql.ts';
import { providerNamed } from './providers.ts';
import { hasRoom, openToken, sealToken } from './saved-methods.ts';
import { addReleased, addSavedMethod, forgetWish, noteSavedOutcome, renewSavedMethod, savedMethodOfCard } from './saved-methods.sql.ts';

/**
 * What an outcome means for saved methods, on the locked intent: the card is kept, or the method it was paid with is marked. An outcome that
 * came through an event or a webhook has no token in it, so a job asks the provider for it.
 */
export async function saveFromOutcome(tx: Tx, intent: IntentRow, outcome: Outcome): Promise<void> {
  const { org_id: orgId, id: intentId, saved_method_id: methodId } = intent;
  const declineCode = outcome.status === 'declined' ? outcome.declineCode : null;
  const isFinal = outcome.status === 'authorized' || outcome.status === 'declined';
  if (methodId && isFinal) tx.send(noteSavedOutcome, [orgId, methodId, declineCode]);
  if (!intent.save_asked_by || !isFinal) return;
  if (outcome.status === 'authorized' && !outcome.saved) enqueue(tx, saveJob, { orgId, intentId }, { key: `save method ${intentId}` });
  else await fulfil(tx, intent, outcome.status === 'authorized' ? outcome.saved : undefined);
}

/** The wish goes with the card that it asked for, in one commit: it is fulfilled once. */
async function fulfil(tx: Tx, intent: IntentRow, saved: SavedInstrument | undefined): Promise<void> {
  if (saved && intent.save_asked_by) await save(tx, intent, { userId: intent.save_asked_by, saved });
  tx.send(forgetWish, [intent.org_id, intent.id]);
}

const LONGEST_BRAND = 40;

async function save(tx: Tx, intent: IntentRow, { userId, saved }: { userId: Uuid; saved: SavedInstrument }): Promise<void> {
  const { org_id: orgId, provider } = intent;
  const shown = [sealToken(orgId, saved.token), saved.brand.slice(0, LONGEST_BRAND), saved.last4, saved.expiryMonth, saved.expiryYear];
  takeTurn(tx, 'saved methods', `${orgId} ${userId}`);
  const known = await tx.row(savedMethodOfCard, [orgId, userId, provider, saved.fingerprint]);
  const letGo = (token: string): void => {
    const id = newId();
    tx.send(addReleased, [orgId, id, userId, provider, token, tx.now]);
    releaseLater(tx, orgId, id);
  };
  if (known) {
    tx.send(renewSavedMethod, [orgId, known.id, ...shown]);
    if (openToken(known) !== saved.token) letGo(known.token_sealed);
  } else if (await hasRoom(tx, { orgId, userId }))
    tx.send(addSavedMethod, [orgId, newId(), userId, provider, saved.fingerprint, ...shown, tx.now]);
  // Another took the last place while this was being paid.
  else letGo(sealToken(orgId, saved.token));
}

const saveJob = defineJob<{ orgId: Uuid; intentId: Uuid }>('payments.save_method', async ({ orgId, intentId }) => {
  const asked = await inTx(systemActor, (tx) => tx.row(readIntent, [orgId, intentId]));
  if (!asked?.save_asked_by) return;
  const found = await providerNamed(asked.provider).find({ key: intentId });
  const saved = found !== 'unknown' && found.status === 'authorized' ? found.saved : undefined;
  await inTx(systemActor, async (tx) => {
    const intent = await tx.row(lockIntent, [orgId, intentId]);
    if (intent?.save_asked_by) await fulfil(tx, intent, saved);
  });
});

/** An outcome as it may stand in an event: without what a saved card is charged with. */
export function withoutToken(outcome: Outcome): Outcome {
  if (outcome.status !== 'authorized') return outcome;
  const { saved: _, ...told } = outcome;
  return told;
}
