// Runs in every db and scenario test file: points the settings at the file's own database, and afterwards stops servers and checks the invariants.
import { afterAll, inject } from 'vitest';
import { violationText } from '../checks.ts';
import { databaseEnv } from '../stack/urls.ts';
import { closeDatabase, prepareDatabase, testEnv, urlsOfThisFile } from './database.ts';
import { stopServers } from './server.ts';

Object.assign(process.env, databaseEnv(urlsOfThisFile()), testEnv(inject('cluster').workDir), { LOG_LEVEL: 'warn' });
await prepareDatabase();

afterAll(async () => {
  await stopServers();
  const violations = await closeDatabase();
  if (violations.length)
    throw new Error(`After these tests the database breaks what must always hold:\n${violations.map(violationText).join('\n')}`);
});
