// Where a channel is at home, for links that leave the house.
import { expect, test } from 'vitest';
import { loadConfig } from '#platform/config/index.ts';
import { ownHost, siteOf } from './channels.ts';

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

test.each([
  ['https://tessera.example', 'acme', [], 'https://acme.tessera.example', 'acme.tessera.example'],
  ['http://localhost:3000', 'acme', ['acme.localhost'], 'http://acme.localhost:3000', 'acme.localhost'],
  ['http://127.0.0.1:3000', 'acme', [], 'http://acme.localhost:3000', 'acme.localhost'],
  ['http://[::1]:3000', 'acme', [], 'http://acme.localhost:3000', 'acme.localhost'],
  ['https://tessera.example', 'acme', ['shop.acme.example'], 'https://shop.acme.example', 'acme.tessera.example'],
  ['https://tessera.example', 'vestify', [], 'https://tessera.example', 'vestify.tessera.example'],
])('COR-12 at %s the shop %s with the hosts %j is at %s, and always at %s', (publicUrl, preset, hosts, site, own) => {
  loadConfig({
    DATABASE_APP_URL: address,
    DATABASE_SYSTEM_URL: address,
    DATABASE_JOBS_URL: address,
    APP_SECRET: 'secret-secret-secret',
    PUBLIC_URL: publicUrl,
  });
  expect([siteOf({ preset, hosts }), ownHost({ preset })]).toEqual([site, own]);
});
