// Every statement of the program is prepared against the migrated schema, as the role that will run it: a wrong name is found here.
import pg from 'pg';
import { expect, test } from 'vitest';
import { config } from '#platform/config/index.ts';
import { statements } from '#platform/db/index.ts';
import '#platform/outbox/relay.ts';
import './parts.ts';
import '#presets/load.ts';

test('every statement can be prepared, by the request role or by the system role', async () => {
  const app = new pg.Client(config().DATABASE_APP_URL);
  const system = new pg.Client(config().DATABASE_SYSTEM_URL);
  await Promise.all([app.connect(), system.connect()]);
  const faults: string[] = [];
  for (const [index, { name, text }] of statements().entries()) {
    const tries = await Promise.all(
      [app, system].map((client) =>
        client.query(`prepare s${index} as ${text}`).then(
          () => '',
          (error: Error) => error.message,
        ),
      ),
    );
    if (tries.every(Boolean)) faults.push(`${name}: ${tries[1]}`);
  }
  await Promise.all([app.end(), system.end()]);
  expect(statements().length).toBeGreaterThan(80);
  expect(faults).toEqual([]);
});
