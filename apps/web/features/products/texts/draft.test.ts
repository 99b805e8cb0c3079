// Drafts of texts: what goes out is what came in, and how much of a language is there.
import { expect, test } from 'vitest';
import type { ProductTexts } from '@/lib/types.ts';
import { bodyOf, draftOf, fallsBackTo, refusedAt, standingOf } from './draft.ts';

const read: ProductTexts = {
  id: 'prd_1',
  title: 'Mug',
  languages: [],
  texts: {
    en: { title: 'Mug', subtitle: 'Holds a pint', description: '' },
    ru: { title: 'Кружка', subtitle: '', description: '' },
    ar: { title: 'كوب', subtitle: 'نصف لتر', description: '' },
  },
  pictures: [{ key: 'a.webp', url: '/a', alt: { en: 'A mug', ar: 'كوب' } }],
  fingerprint: 'f',
};

test('MKT-02 what was read goes out as it came in, each language whole', () => {
  const body = bodyOf(draftOf(read), read);
  expect(body.fingerprint).toBe('f');
  expect(body.texts.ru).toEqual({ title: 'Кружка', subtitle: '', description: '' });
  expect(body.texts.th).toEqual({ title: '', subtitle: '', description: '' });
  expect(body.pictures).toEqual([{ key: 'a.webp', alt: { en: 'A mug', th: '', vi: '', ru: '', ar: 'كوب' } }]);
});

test.each([
  ['en', 'done'],
  ['ru', 'partly'],
  ['ar', 'done'],
  ['th', 'missing'],
] as const)('MKT-02 of what the first language says, %s says: %s', (locale, standing) => {
  expect(standingOf(draftOf(read), locale, 'en')).toBe(standing);
});

test('MKT-02 a language without a title is not whole, and blanks are no text', () => {
  const draft = draftOf(read);
  draft.th.description = 'ทำจากดิน';
  draft.vi.title = '  ';
  expect(standingOf(draft, 'th', 'en')).toBe('partly');
  expect(standingOf(draft, 'vi', 'en')).toBe('missing');
  expect(fallsBackTo(draft, 'vi', 'title')).toBe('Mug');
});

test.each([
  ['/texts/ru/title', { locale: 'ru', field: 'title' }],
  ['/body/texts/ar/description', { locale: 'ar', field: 'description' }],
  ['/texts/de/title', undefined],
  ['/pictures/0/alt', undefined],
])('MKT-02 the refusal %s leads to its field', (pointer, field) => {
  expect(refusedAt(pointer)).toEqual(field);
});
