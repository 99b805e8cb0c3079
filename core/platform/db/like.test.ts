// What people typed is looked for as they typed it.
import { expect, test } from 'vitest';
import { containing } from './like.ts';

test.each([
  ['50%', '%50\\%%'],
  ['a_b', '%a\\_b%'],
  ['c:\\', '%c:\\\\%'],
  ['', null],
  [undefined, null],
])('%j is looked for as %j', (text, pattern) => expect(containing(text)).toBe(pattern));
