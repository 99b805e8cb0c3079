// Does changes of many products, batch after batch, and takes them back; the work of a batch and its marks are one commit.
import { channelSelling, channelsShowing, forgetOffers } from '#modules/organizations/index.ts';
import { type Actor, inTx, systemActor, type Tx } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { defineJob, enqueue } from '#platform/jobs/index.ts';
import type { Seller } from '../put-product.ts';
import { claimChosen, editById, type EditRow, holdSubjects, markChosen, moveEdit, type SubjectRow } from './bulk.sql.ts';
import { type Change, type Fields, planEdit, type Planned, planUndo } from './plan-edit.ts';
import { writeMany, type Writing } from './write-many.ts';

const BATCH = 500;

interface EditJob {
  orgId: Uuid;
  editId: Uuid;
}

const job = defineJob<EditJob>('bulk_edit', runEdit, { maxAttempts: 25, takesLong: true });
export const wantEdit = (tx: Tx, { orgId, editId }: EditJob): void => enqueue(tx, job, { orgId, editId });

export const fieldsOf = ({ status, category_id: categoryId, tags, attributes, prices }: SubjectRow): Fields => ({
  status,
  categoryId,
  tags,
  attributes,
  prices,
});

interface Mark {
  id: Uuid;
  state: 'done' | 'same' | 'failed' | 'undone' | 'kept';
  error?: string;
  before?: Planned['before'];
  after?: Planned['after'];
}

/** What becomes of one product, and what is written. */
export function judge(seller: Seller, subject: SubjectRow, change: Change): { mark: Mark; writing?: Writing } {
  const { id, title, variants } = subject;
  const about = { standing: { title, variants }, shops: seller.shops, currency: seller.channel.currency };
  const planned = planEdit(fieldsOf(subject), change, about);
  if (planned === 'same') return { mark: { id, state: 'same' } };
  if ('fault' in planned) return { mark: { id, state: 'failed', error: planned.fault } };
  return { mark: { id, state: 'done', ...planned }, writing: { subject, planned } };
}

function takeBack(subject: SubjectRow, done: Planned): { mark: Mark; writing?: Writing } {
  const planned = planUndo(fieldsOf(subject), done);
  const { id } = subject;
  return planned
    ? { mark: { id, state: 'undone' }, writing: { subject, planned } }
    : { mark: { id, state: 'kept', error: 'CHANGED_SINCE' } };
}

/** The next batch; false when there is none. */
async function doBatch(tx: Tx, seller: Seller, edit: EditRow): Promise<boolean> {
  const undoing = edit.state === 'undoing';
  const claimed = await tx.rows(claimChosen, [edit.org_id, edit.id, undoing ? 'done' : 'waiting', BATCH]);
  if (claimed.length === 0) return false;
  const subjects = new Map(
    (await tx.rows(holdSubjects, [edit.org_id, claimed.map(({ product_id: id }) => id)])).map((row) => [row.id, row]),
  );
  const judged = claimed.map(({ product_id: id, before, after }) => {
    const subject = subjects.get(id);
    if (!subject) return { mark: { id, state: undoing ? 'kept' : 'failed', error: 'OWN_PRODUCT_NOT_FOUND' } satisfies Mark };
    return undoing ? takeBack(subject, { before: before ?? {}, after: after ?? {} }) : judge(seller, subject, edit.change);
  });
  await writeMany(
    tx,
    seller,
    judged.flatMap((each) => ('writing' in each && each.writing ? [each.writing] : [])),
  );
  tx.send(markChosen, [edit.org_id, edit.id, JSON.stringify(judged.map(({ mark }) => mark))]);
  return true;
}

const ends = { running: 'done', undoing: 'undone' } as const;

async function runEdit({ orgId, editId }: EditJob): Promise<void> {
  const edit = await inTx(systemActor, async (tx) => {
    await tx.rows(moveEdit, [orgId, editId, 'waiting', 'running', null]);
    return tx.row(editById, [orgId, editId]);
  });
  if (!edit || (edit.state !== 'running' && edit.state !== 'undoing')) return;
  const seller: Seller = { orgId, channel: await channelSelling(orgId), shops: await channelsShowing(orgId) };
  const actor: Actor = { ...systemActor, kind: 'staff', orgId, userId: edit.made_by };
  while (await inTx(actor, (tx) => doBatch(tx, seller, edit))) await forgetOffers(orgId);
  await inTx(systemActor, (tx) => tx.rows(moveEdit, [orgId, editId, edit.state, ends[edit.state as 'running'], tx.now]));
}
