// Signed links: each part of what is signed, changed by itself, makes another link.
import { beforeAll, expect, test } from 'vitest';
import { loadConfig } from '#platform/config/index.ts';
import { checkLink, type LinkQuery, type LinkSubject, signLink } from './signed.ts';

const made = new Date('2026-11-20T12:00:00Z');
const until = new Date('2026-11-20T12:10:00Z');
const subject: LinkSubject = {
  purpose: 'course.segment',
  path: '/v1/me/courses/enr_1/lessons/lsn_1/segments/3',
  bound: { holder: 'user 1', device: 'phone', shop: 'org' },
};
let query: LinkQuery;

beforeAll(() => {
  loadConfig();
  query = queryOf(signLink(subject, until));
});

function queryOf(link: string): LinkQuery {
  const params = new URL(link, 'http://shop.test').searchParams;
  return { expires: Number(params.get('expires')), signature: params.get('signature') ?? '' };
}

test('COR-25 MKT-04 a signed link is its path with a time and a signature, good until that time', () => {
  const link = signLink(subject, until);
  expect(link).toMatch(/^\/v1\/me\/courses\/enr_1\/lessons\/lsn_1\/segments\/3\?expires=1795176600&signature=[\w-]{43}$/);
  expect(() => checkLink(subject, query, made)).not.toThrow();
  expect(() => checkLink(subject, query, new Date(until.getTime() - 1))).not.toThrow();
  expect(() => checkLink(subject, query, until)).toThrow(expect.objectContaining({ code: 'LINK_EXPIRED' }));
});

const changed: [what: string, subject: () => LinkSubject, query?: () => Partial<LinkQuery>][] = [
  ['another path', () => ({ ...subject, path: subject.path.replace('segments/3', 'segments/4') })],
  ['a longer path', () => ({ ...subject, path: `${subject.path}/` })],
  ['another purpose', () => ({ ...subject, purpose: 'course.file' })],
  ['another person', () => ({ ...subject, bound: { ...subject.bound, holder: 'user 2' } })],
  ['another device', () => ({ ...subject, bound: { ...subject.bound, device: 'tablet' } })],
  ['no device', () => ({ ...subject, bound: { holder: 'user 1', shop: 'org' } })],
  ['one thing more it is bound to', () => ({ ...subject, bound: { ...subject.bound, extra: '' } })],
  ['what it is bound to, exchanged', () => ({ ...subject, bound: { holder: 'phone', device: 'user 1', shop: 'org' } })],
  ['a border moved between two parts', () => ({ ...subject, bound: { holder: 'user 1"],["device', device: 'phone', shop: 'org' } })],
  ['a later expiry', () => subject, () => ({ expires: query.expires + 1 })],
  ['an earlier expiry', () => subject, () => ({ expires: query.expires - 1 })],
  ['an expiry that is no number', () => subject, () => ({ expires: Number.NaN })],
  ['a signature turned by one letter', () => subject, () => ({ signature: query.signature.replace(/^./, (c) => (c === 'A' ? 'B' : 'A')) })],
  ['a signature cut short', () => subject, () => ({ signature: query.signature.slice(0, 42) })],
  ['no signature', () => subject, () => ({ signature: '' })],
];

test.each(changed)('COR-25 MKT-04 a link with %s is refused, and its expiry not told', (_, of, more) => {
  for (const now of [made, new Date(until.getTime() + 86_400_000)])
    expect(() => checkLink(of(), { ...query, ...more?.() }, now)).toThrow(expect.objectContaining({ code: 'LINK_INVALID', status: 403 }));
});

test('COR-25 what a link is bound to counts by its names, in whatever order it is given', () => {
  const turned = { ...subject, bound: Object.fromEntries(Object.entries(subject.bound).toReversed()) };
  expect(signLink(turned, until)).toBe(signLink(subject, until));
});
