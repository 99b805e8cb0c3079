// Files on their way: how they are cut, where they go on, how long one waits.
import { expect, test } from 'vitest';
import { ApiProblem } from '../../lib/problem.ts';
import { isSame, pieceBytes, received, tooLarge, typeOf, waitMs } from './pieces.ts';

test('MKT-04 a large file goes in the largest pieces there may be, a small one in small ones', () => {
  expect([pieceBytes(10), pieceBytes(65 * 1024 * 1024)]).toEqual([1_048_576, 4_194_304]);
});

test('MKT-04 a refused piece says where the upload goes on', () => {
  const told = new ApiProblem({ status: 409, code: 'UPLOAD_OFFSET', facts: { received: 7 } });
  expect([received(told), received(new ApiProblem({ status: 409, code: 'FILE_REFUSED' })), received(new TypeError('x'))]).toEqual([
    7,
    undefined,
    undefined,
  ]);
});

test('MKT-04 one waits as long as one is told, else ever longer, and never for ever', () => {
  expect(waitMs(new ApiProblem({ status: 429, code: 'RATE_LIMITED', waitSeconds: 3 }), 1)).toBe(3000);
  expect([1, 2, 20].map((tries) => waitMs(new TypeError('x'), tries))).toEqual([1000, 2000, 30_000]);
});

test.each([
  ['video', { name: 'a.mp4', type: 'video/mp4' }, 'video'],
  ['document', { name: 'a.png', type: 'image/png' }, 'picture'],
  ['document', { name: 'A.ZIP', type: '' }, 'archive'],
  ['document', { name: 'a.pdf', type: 'application/pdf' }, 'document'],
] as const)('MKT-04 for a %s, %o is sent as %s', (kind, file, type) => {
  expect(typeOf(kind, file)).toBe(type);
});

test('MKT-04 a file goes on only with itself', () => {
  expect(isSame({ name: 'a', bytes: 3 }, { name: 'a', size: 3 })).toBe(true);
  expect(isSame({ name: 'a', bytes: 3 }, { name: 'a', size: 4 })).toBe(false);
});

test('MKT-04 what is larger than its type may be is told before it is sent', () => {
  const archive = { name: 'a.zip', type: 'application/zip', size: 60 * 1024 * 1024 };
  expect([tooLarge('document', archive), tooLarge('document', { ...archive, name: 'a.pdf', type: 'application/pdf' })]).toEqual([null, 50]);
});
