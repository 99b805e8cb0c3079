// Does changes of many products, batch after batch, and takes them back; the work of a batch and its marks are one commit.
import { channelSelling, channelsShowing, forgetOffers } from '#modules/organizations/index.ts';
import { type Actor, inTx, systemActor, type Tx } from '#platform/db/index.ts';
import { failpoint } from '#platform/failpoint.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { defineJob, enqueue } from '#platform/jobs/index.ts';
import type { Seller } from '../put-product.ts';
import {
  claimChosen,
  editById,
  type EditRow,
  holdCategories,
  holdFurther,
  holdOffers,
  holdSubjects,
  markChosen,
  moveEdit,
  type SubjectRow,
  subjectsOf,
} from './bulk.sql.ts';
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
interface Judged {
  mark: Mark;
  writing?: Writing;
}

export function judge(seller: Seller, subject: SubjectRow, change: Change): Judged {
  const { id, title, variants } = subject;
  const about = { standing: { title, variants }, shops: seller.shops, currency: seller.channel.currency };
  const planned = planEdit(fieldsOf(subject), change, about);
  if (planned === 'same') return { mark: { id, state: 'same' } };
  if ('fault' in planned) return { mark: { id, state: 'failed', error: planned.fault } };
  return { mark: { id, state: 'done', ...planned }, writing: { subject, planned } };
}

function takeBack(subject: SubjectRow, done: Planned): Judged {
  const planned = planUndo(fieldsOf(subject), done);
  const { id } = subject;
  return planned
    ? { mark: { id, state: 'undone' }, writing: { subject, planned } }
    : { mark: { id, state: 'kept', error: 'CHANGED_SINCE' } };
}

/** Categories that products are to move to may have been taken away since they were named. */
async function categoriesThere(tx: Tx, orgId: Uuid, named: readonly (Uuid | undefined)[]): Promise<ReadonlySet<Uuid>> {
  const ids = [...new Set(named.filter((id) => id !== undefined))];
  if (ids.length === 0) return new Set();
  return new Set((await tx.rows(holdCategories, [orgId, ids])).map(({ id }) => id));
}

/** The next batch; false when there is none. */
async function doBatch(tx: Tx, seller: Seller, edit: EditRow): Promise<boolean> {
  const undoing = edit.state === 'undoing';
  const claimed = await tx.rows(claimChosen, [edit.org_id, edit.id, undoing ? 'done' : 'waiting', BATCH]);
  if (claimed.length === 0) return false;
  const key = [edit.org_id, claimed.map(({ product_id: id }) => id)];
  for (const hold of [holdSubjects, holdOffers, holdFurther]) tx.send(hold, key);
  const subjects = new Map((await tx.rows(subjectsOf, key)).map((row) => [row.id, row]));
  const moves = claimed.map(({ before }) => (undoing ? before?.categoryId : (edit.change as Change).categoryId));
  const there = await categoriesThere(tx, edit.org_id, moves);
  const judged = claimed.map(({ product_id: id, before, after }, index): Judged => {
    const subject = subjects.get(id);
    const left = (error: string): Judged => ({ mark: { id, state: undoing ? 'kept' : 'failed', error } });
    if (!subject) return left('OWN_PRODUCT_NOT_FOUND');
    const category = moves[index];
    if (category !== undefined && !there.has(category)) return left('CATEGORY_NOT_FOUND');
    return undoing ? takeBack(subject, { before: before ?? {}, after: after ?? {} }) : judge(seller, subject, edit.change);
  });
  await writeMany(
    tx,
    seller,
    judged.flatMap(({ writing }) => writing ?? []),
  );
  tx.send(markChosen, [edit.org_id, edit.id, JSON.stringify(judged.map(({ mark }) => mark))]);
  failpoint('edit.before-commit');
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
  while (await inTx(actor, (tx) => doBatch(tx, seller, edit))) {
    failpoint('edit.committed');
    await forgetOffers(orgId);
  }
  await inTx(systemActor, (tx) => tx.rows(moveEdit, [orgId, editId, edit.state, ends[edit.state as 'running'], tx.now]));
}
