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
/** Whether an organization may have one more; answered before a picture is made. */
export const picturesOf = statement<{ pictures: number }>(
  'media.count_pictures',
  `select count(*)::int as pictures from pictures where org_id = $1`,
);
/** Asked as the system role: one file may be the picture of several organizations. */
export const namedAmong = statement<{ key: string }>('media.named_among', `select distinct key from pictures where key = any ($1::text[])`);
