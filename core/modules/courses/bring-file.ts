// Puts a file that is known to be right in its place without an upload, for presets that bring theirs.
import { stat } from 'node:fs/promises';
import { privateStore } from '#modules/media/index.ts';
import { assert } from '#platform/errors/index.ts';
import type { Tx } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { addFile, fileReady, type FileRow, receivedMore } from './files.sql.ts';

export interface BroughtFile {
  path: string;
  /** As learners see it. */
  name: string;
  type: FileRow['type'];
  mediaType: string;
  facts: FileRow['facts'];
}

const MOST_FILES = 10_000;

export async function bringFile(tx: Tx, orgId: Uuid, file: BroughtFile): Promise<Uuid> {
  const { size } = await stat(file.path);
  const key = await privateStore().keep(file.path);
  const row = await tx.row(addFile, [orgId, newId(), file.name, file.type, file.mediaType, size, null, tx.now, MOST_FILES]);
  assert(row, 'there is room for a file of a preset');
  tx.send(receivedMore, [orgId, row.id, size]);
  await tx.row(fileReady, [orgId, row.id, key, file.mediaType, JSON.stringify(file.facts)]);
  return row.id;
}
