// Which part of a file a reader gets, and under which name it is kept.
import { expect, test } from 'vitest';
import { dispositionOf, rangeOf } from './send-private.ts';

const MB = 1024 * 1024;

test.each<[header: string | undefined, size: number, part: [number, number] | undefined]>([
  [undefined, 1000, undefined],
  ['bytes=0-99', 1000, [0, 99]],
  ['bytes=900-', 1000, [900, 999]],
  ['bytes=900-5000', 1000, [900, 999]],
  ['bytes=-100', 1000, [900, 999]],
  ['bytes=-5000', 1000, [0, 999]],
  ['bytes=0-', 10 * MB, [0, 2 * MB - 1]],
  ['bytes=5-4', 1000, undefined],
  ['bytes=0-1,5-6', 1000, undefined],
  ['lines=0-1', 1000, undefined],
  ['bytes=-', 1000, undefined],
  ['bytes=9999999999999999-', 1000, undefined],
])('COR-25 the range %s of %d bytes', (header, size, part) => {
  const found = rangeOf(header, size);
  expect(found && [found.first, found.last]).toEqual(part);
});

test.each(['bytes=1000-', 'bytes=1000-2000', 'bytes=-0'])(
  'COR-25 the range %s of 1000 bytes is none, and the answer says how many there are',
  (header) => {
    expect(() => rangeOf(header, 1000)).toThrow(
      expect.objectContaining({ code: 'RANGE_UNSATISFIABLE', status: 416, headers: { 'content-range': 'bytes */1000' } }),
    );
  },
);

test.each([
  ['plan.pdf', `attachment; filename="plan.pdf"; filename*=UTF-8''plan.pdf`],
  ['a"b.pdf', `attachment; filename="a_b.pdf"; filename*=UTF-8''a%22b.pdf`],
  ['a\r\nset-cookie: x=1.pdf', `attachment; filename="a__set-cookie_ x_1.pdf"; filename*=UTF-8''a__set-cookie%3A%20x%3D1.pdf`],
  ['../../etc/passwd', `attachment; filename="__.._etc_passwd"; filename*=UTF-8''__.._etc_passwd`],
  ['план.pdf', `attachment; filename="____.pdf"; filename*=UTF-8''%D0%BF%D0%BB%D0%B0%D0%BD.pdf`],
  ['invoice\u202Efdp.exe', `attachment; filename="invoice_fdp.exe"; filename*=UTF-8''invoice_fdp.exe`],
  ["it's (1)*.pdf", `attachment; filename="it_s (1)_.pdf"; filename*=UTF-8''it%27s%20%281%29%2A.pdf`],
  ['\ud800.pdf', `attachment; filename="_.pdf"; filename*=UTF-8''_.pdf`],
  ['', `attachment; filename="file"; filename*=UTF-8''file`],
])('COR-25 the name %j stays a name', (name, header) => {
  expect(dispositionOf('attachment', name)).toBe(header);
});
