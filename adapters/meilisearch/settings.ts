// Which search answers: PostgreSQL's own, or a Meilisearch and by what key.
import { z } from 'zod';
import { settingsOf } from '#platform/config/index.ts';

const Settings = z.object({
  SEARCH: z.enum(['postgres', 'meilisearch']).default('postgres'),
  /** Address of the Meilisearch, for example http://localhost:7700. */
  MEILISEARCH_URL: z.union([z.url(), z.literal('')]).default(''),
  /** A key that may search, and write indexes, settings and documents whose names begin with `tessera-`. */
  MEILISEARCH_KEY: z.string().default(''),
  /** Milliseconds after which PostgreSQL answers instead. */
  MEILISEARCH_PATIENCE_MS: z.coerce.number().int().min(50).max(10_000).default(500),
});

/** @throws Error that names every setting that is wrong or missing */
export const searchSettings = (): z.output<typeof Settings> =>
  settingsOf(
    Settings.refine(({ SEARCH, MEILISEARCH_URL, MEILISEARCH_KEY }) => SEARCH === 'postgres' || (MEILISEARCH_URL && MEILISEARCH_KEY), {
      path: ['SEARCH'],
      message: 'meilisearch needs MEILISEARCH_URL and MEILISEARCH_KEY',
    }),
  );
