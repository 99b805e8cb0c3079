// What the global setup tells every test file about the PostgreSQL of this run.
import type { Secrets } from '../stack/secrets.ts';

export interface TestCluster {
  /** Address of the maintenance database as superuser. */
  adminUrl: string;
  secrets: Secrets;
  /** Where servers' logs and media of this run go; removed at the end. */
  workDir: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    cluster: TestCluster;
  }
}
