// Where a channel is at home, for links that leave the house.
import { expect, test } from 'vitest';
import { loadConfig } from '#platform/config/index.ts';
import { siteOf } from './channels.ts';

const address = 'postgres://nobody@localhost/none';
test.each([
  [[], 'http://localhost:3000'],
  [['vestify.localhost', 'localhost', '127.0.0.1'], 'http://localhost:3000'],
  [['shop.example', 'www.shop.example'], 'https://shop.example'],
  [['localhost', 'shop.example'], 'https://shop.example'],
])('a channel with the hosts %j is at %s', (hosts, site) => {
  loadConfig({
    DATABASE_APP_URL: address,
    DATABASE_SYSTEM_URL: address,
    DATABASE_JOBS_URL: address,
    APP_SECRET: 'secret-secret-secret',
    PUBLIC_URL: 'http://localhost:3000/',
  });
  expect(siteOf({ hosts, preset: 'vestify' })).toBe(site);
});
