// The face of the media module: files by the hash of their content.
import type { Tx } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import './drop-unnamed.ts';
import { MediaError } from './media.errors.ts';
import { pictureByKey } from './media.sql.ts';

export { ArchiveFault, checkArchive } from './check-archive.ts';
export { keepDrawing, mediaUrl } from './files.ts';
export { mediaRoutes } from './media.http.ts';
export { namedAmongKeys, nameKeys } from './named-keys.ts';
export { appendToUpload, dropLeftovers, dropUpload, inWorkFolder, uploadedPath } from './private-files.ts';
export { dispositionOf, sendPrivate } from './send-private.ts';
export { privateStore, publicStore, type Stores, useStores } from './stores.ts';
export { checkLink, type LinkQuery, signLink } from './signed.ts';

/** That an organization uploaded a picture: nobody shows another's. @throws Refusal PICTURE_NOT_FOUND */
export async function requirePicture(tx: Tx, orgId: Uuid, key: string): Promise<void> {
  if (!(await tx.row(pictureByKey, [orgId, key]))) throw MediaError('PICTURE_NOT_FOUND');
}
