// Passwords that everybody takes are refused; passwords that nobody guesses are taken.
import { expect, test } from 'vitest';
import { refuseCommonPassword } from './password-rules.ts';

const person = { email: 'somchai.dee@example.com', name: 'Somchai Deejai' };

test.each([
  'password',
  'Password1!',
  'P@ssw0rd',
  'pa55word2026',
  'qwertyuiop',
  'asdfasdf',
  '1qaz2wsx',
  '12345678',
  '87654321',
  'aaaaaaaa',
  'abcabcabc',
  '12121212',
  'iloveyou99',
  'welcome2026',
  'ｐａｓｓｗｏｒｄ',
  'Parol123',
  'matkhau123',
  'йцукенгш',
  'vestify2026',
  'somchai.dee@example.com',
  'Somchai1990',
  'deejai99',
])('COR-01 %s is refused', (password) => {
  expect(() => refuseCommonPassword(password, person)).toThrow(expect.objectContaining({ code: 'PASSWORD_TOO_COMMON' }));
});

test.each(['correct horse battery', 'xkrtpq83', 'รักแม่มากที่สุด', 'my dog Somchai barks', 'ตกลงปลงใจ99', 'Tr0ub4dor&3x'])(
  'COR-01 %s is taken',
  (password) => {
    expect(() => refuseCommonPassword(password, person)).not.toThrow();
  },
);
