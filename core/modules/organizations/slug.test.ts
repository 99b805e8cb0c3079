// Short names made of names in all our scripts.
import { expect, test } from 'vitest';
import { isReserved, numbered, slugOf } from './slug.ts';

test.each([
  ['Vestify Atelier', 'vestify-atelier'],
  ['Cà phê Đà Nẵng', 'ca-phe-da-nang'],
  ['Жилеты и ещё', 'zhilety-i-eshche'],
  ['ร้านผ้าไหม', 'ranphaaihm'],
  ['متجر النور', 'mtjr-alnwr'],
  ['  --A__B--  ', 'a-b'],
  ['Mali’s vests', 'malis-vests'],
  ['ＦＵＬＬ width', 'full-width'],
  ['東京', 'shop'],
  ['!', 'shop'],
  ['x', 'shop'],
  ['a'.repeat(50), 'a'.repeat(40)],
  ['Straße 7', 'strasse-7'],
])('COR-10 %s is %s in an address', (name, slug) => {
  expect(slugOf(name, 40, 'shop')).toBe(slug);
  expect(slug).toMatch(/^[a-z0-9](-?[a-z0-9])+$/);
});

test('COR-10 a name that is taken is numbered, never longer than it may be', () => {
  const names = numbered('a'.repeat(40), 40);
  expect([names.next().value, names.next().value]).toEqual(['a'.repeat(40), `${'a'.repeat(38)}-2`]);
});

test.each(['admin', 'www', 'localhost', 'xn--80ak6aa92e'])('COR-12 %s is nobody’s name', (slug) => expect(isReserved(slug)).toBe(true));
