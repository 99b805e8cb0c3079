// What a filled-in lesson becomes.
import { expect, test } from 'vitest';
import type { OwnLesson } from '@/lib/types.ts';
import { filled, secondsOf } from './lesson-fields.ts';

const form = (fields: Record<string, string>): FormData => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
};
const old = { title: { en: 'Bread' }, body: { en: 'Flour' }, fileId: null, delivery: 'stream' } as unknown as OwnLesson;

test('MKT-04 a lesson written in another language keeps the ones it has', () => {
  const data = form({ title: ' ขนมปัง ', body: 'แป้ง', minutes: '๓', required: 'on' });
  expect(filled(data, { kind: 'text', language: 'th', file: null, lesson: old })).toEqual({
    kind: 'text',
    delivery: 'stream',
    title: { en: 'Bread', th: 'ขนมปัง' },
    body: { en: 'Flour', th: 'แป้ง' },
    required: true,
    seconds: 180,
  });
});

test.each([
  ['video', {}, { name: 'a.mp4', type: 'video/mp4' }, 'stream'],
  ['video', { take: 'on' }, { name: 'a.mp4', type: 'video/mp4' }, 'file'],
  ['document', {}, { name: 'a.png', type: 'image/png' }, 'stream'],
  ['document', {}, { name: 'a.pdf', type: 'application/pdf' }, 'file'],
  ['link', { url: 'https://a.example' }, null, 'link'],
] as const)('MKT-04 a %s with %o and %o is delivered as %s', (kind, fields, file, delivery) => {
  expect(filled(form({ title: 'L', ...fields }), { kind, language: 'en', file }).delivery).toBe(delivery);
});

test.each([
  ['', undefined],
  ['x', undefined],
  ['0', undefined],
  ['2', 120],
  ['99999', 86_400],
])('MKT-04 %o minutes', (text, seconds) => {
  expect(secondsOf(text)).toBe(seconds);
});
