// A connection of its own to a database that takes the call and says nothing: it is given up and made again.
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { loadConfig } from '../config/index.ts';
import { listen } from './index.ts';

test('a database that never answers is called again after five seconds', { timeout: 15_000 }, async () => {
  const calls: Socket[] = [];
  const mute = createServer((socket) => void calls.push(socket.on('error', () => undefined).resume()));
  await new Promise<void>((ready) => mute.listen(0, '127.0.0.1', ready));
  const address = `postgres://nobody:x@127.0.0.1:${(mute.address() as AddressInfo).port}/none`;
  loadConfig({
    DATABASE_APP_URL: address,
    DATABASE_SYSTEM_URL: address,
    DATABASE_JOBS_URL: address,
    APP_SECRET: 'secret-secret-secret',
    LOG_LEVEL: 'silent',
  });
  const session = listen('test', () => undefined);
  await expect.poll(() => calls.length, { timeout: 10_000 }).toBeGreaterThan(1);
  for (const socket of calls) socket.destroy();
  await session.stop();
  mute.close();
});
