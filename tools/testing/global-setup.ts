// Runs once before the tests that need a database: one throw-away PostgreSQL, shared by all projects of the run.
import type { TestProject } from 'vitest/node';
import { type ThrowawayCluster, startThrowawayCluster } from './throwaway-cluster.ts';

// Each project loads this file anew; what they share hangs on the process.
const shared = globalThis as { tesseraCluster?: { starting: Promise<ThrowawayCluster>; users: number } };

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared.tesseraCluster ??= { starting: startThrowawayCluster(), users: 0 };
  const mine = shared.tesseraCluster;
  mine.users++;
  const { adminUrl, secrets, workDir } = await mine.starting;
  project.provide('cluster', { adminUrl, secrets, workDir });
  return async () => {
    if (--mine.users > 0) return;
    shared.tesseraCluster = undefined;
    await (await mine.starting).stop();
  };
}
