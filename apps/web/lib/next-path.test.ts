// Nobody is led to another host by an address that looks like ours.
import { expect, test } from 'vitest';
import { nextPath, signInHref } from './next-path.ts';

test.each([
  ['/account', '/account'],
  ['/account/orders?cursor=a', '/account/orders?cursor=a'],
  ['/ar/staff/audit', '/staff/audit'],
  ['/th', '/'],
  ['/th?a=b', '/?a=b'],
  ['/thing', '/thing'],
  ['/ar//evil.example', '/'],
  ['/ar/sign-in', '/'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['/\t/evil.example', '/'],
  ['https://evil.example', '/'],
  ['javascript:alert(1)', '/'],
  ['/a\\b', '/'],
  ['/sign-in?next=/sign-in', '/'],
  ['/v1/auth/logout', '/'],
  [`/${'a'.repeat(600)}`, '/'],
  ['', '/'],
  [null, '/'],
])('COR-01 after signing in %s leads to %s', (asked, path) => {
  expect(nextPath(asked, '/')).toBe(path);
});

test('the way back survives the trip', () => {
  const { searchParams } = new URL(signInHref('/staff/orders?q=a&b=c'), 'http://x');
  expect(nextPath(searchParams.get('next'), '/')).toBe('/staff/orders?q=a&b=c');
});
