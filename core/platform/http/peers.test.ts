// Whom we believe, and whom not.
import { expect, test } from 'vitest';
import { trustedPeers } from './peers.ts';

test.each([
  ['loopback', '127.0.0.1', true],
  ['loopback', '::ffff:127.0.0.1', true],
  ['loopback', '::1', true],
  ['loopback', '10.0.0.7', false],
  ['loopback', '203.0.113.9', false],
  ['uniquelocal', '172.20.1.1', true],
  ['loopback, 203.0.113.9', '203.0.113.9', true],
  ['203.0.113.0/24', '203.0.113.77', true],
  ['203.0.113.0/24', '203.0.114.77', false],
  ['2001:db8::/32', '2001:db8::7', true],
  ['', '127.0.0.1', false],
  ['nonsense', '127.0.0.1', false],
  ['loopback', undefined, false],
])('with %j the peer %s is trusted: %s', (setting, address, trusted) => expect(trustedPeers(setting)(address)).toBe(trusted));
