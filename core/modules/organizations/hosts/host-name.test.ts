// Host names in one form, and those that no shop may bring.
import { expect, test } from 'vitest';
import { hostNameOf } from './host-name.ts';

test.each([
  ['shop.example.com', 'shop.example.com'],
  [' Shop.EXAMPLE.com. ', 'shop.example.com'],
  ['münchen.example', 'xn--mnchen-3ya.example'],
  ['ร้าน.ไทย', 'xn--q3ct9b5e.xn--o3cw4h'],
  // Full-width letters are those they look like.
  ['ｓｈｏｐ．example.com', 'shop.example.com'],
])('COR-12 %s is kept as %s', (given, host) => expect(hostNameOf(given, 'tessera.example')).toBe(host));

test.each([
  'localhost',
  'shop.localhost',
  'shop.local',
  'printer.lan',
  'shop',
  '127.0.0.1',
  '127.1',
  '0x7f.1',
  '2130706433',
  '[::1]',
  '::1',
  '10.0.0.7:443',
  'shop.example.com:8080',
  'https://shop.example.com',
  'shop.example.com/path',
  'user@shop.example.com',
  '-shop.example.com',
  'shop-.example.com',
  'shop..example.com',
  'sh_op.example.com',
  'sh op.example.com',
  'shop.example.com\nx',
  '*.example.com',
  'tessera.example',
  'admin.tessera.example',
  'a.b.Tessera.Example.',
  'shop.123',
  `${'a'.repeat(64)}.com`,
  `${'a.'.repeat(130)}com`,
  '',
  '..',
])('COR-12 %s is no host name for a shop', (given) => expect(hostNameOf(given, 'tessera.example')).toBeUndefined());
