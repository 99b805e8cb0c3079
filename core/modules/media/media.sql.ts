// Statements of the media module.
import { statement } from '#platform/db/index.ts';

/** Nothing where there are $8 already; the same picture again is no other one. */
export const addPicture = statement<{ key: string }>(
  'media.add_picture',
  `insert into pictures (org_id, key, width, height, bytes, created_by, created_at)
   select $1, $2, $3, $4, $5, $6, $7 where (select count(*) from pictures where org_id = $1) < $8
   on conflict (org_id, key) do nothing returning key`,
);
export const pictureByKey = statement<{ key: string; width: number; height: number }>(
  'media.picture',
  `select key, width, height from pictures where org_id = $1 and key = $2`,
);
