// Which object store: S3 of Amazon or any that speaks its protocol.
import { z } from 'zod';
import { settingsOf } from '#platform/config/index.ts';

const Settings = z.object({
  /** Where files lie: folders of this machine, or a bucket. */
  STORAGE: z.enum(['local', 's3']).default('local'),
  /** Address of the store, for example https://s3.eu-central-003.backblazeb2.com; Amazon's own in S3_REGION when empty. */
  S3_ENDPOINT: z.union([z.url(), z.literal('')]).default(''),
  S3_REGION: z.string().min(1).default('us-east-1'),
  S3_BUCKET: z.string().default(''),
  /** Put before the name of every file, for example `shop/`, so that several installations share a bucket. */
  S3_PREFIX: z
    .string()
    .regex(/^(\w[\w.-]*\/)*$/, 'must end with / where it is not empty')
    .default(''),
  S3_ACCESS_KEY_ID: z.string().default(''),
  S3_SECRET_ACCESS_KEY: z.string().default(''),
  /** 1 where the bucket stands in the path and not in the host name, as small stores have it. */
  S3_PATH_STYLE: z
    .enum(['0', '1', ''])
    .default('')
    .transform((value) => value === '1'),
});

export type S3Settings = z.output<typeof Settings>;

/** @throws Error that names every setting that is wrong or missing */
export const s3Settings = (): S3Settings =>
  settingsOf(
    Settings.refine(
      ({ STORAGE, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY }) =>
        STORAGE === 'local' || [S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY].every(Boolean),
      { path: ['STORAGE'], message: 's3 needs S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY' },
    ),
  );
