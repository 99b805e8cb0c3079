// Where one goes on in a course, and how often a lesson can still be opened.
import { expect, test } from 'vitest';
import type { MyCourseWithLessons, MyLesson } from '@/lib/types.ts';
import { isMeasured, nextLesson, viewsLeft } from './course-math.ts';

const lesson = (id: string, more: Partial<MyLesson> = {}): MyLesson => ({
  id,
  title: id,
  kind: 'video',
  delivery: 'stream',
  seconds: 60,
  required: true,
  fileName: null,
  fileType: null,
  watermarked: false,
  views: 0,
  watchedSeconds: 0,
  positionSeconds: 0,
  completedAt: null,
  ...more,
});
const done = { completedAt: '2026-01-01T00:00:00.000Z', positionSeconds: 60 };

test.each<[what: string, lessons: MyLesson[], next: string | undefined]>([
  ['nothing done: the first', [lesson('a'), lesson('b')], 'a'],
  ['one begun: that one', [lesson('a'), lesson('b', { positionSeconds: 7 }), lesson('c')], 'b'],
  ['one done: the one after', [lesson('a', done), lesson('b')], 'b'],
  ['all done: the first', [lesson('a', done), lesson('b', done)], 'a'],
  ['no lessons: none', [], undefined],
])('MKT-04 where one goes on, %s', (_, lessons, next) => {
  expect(nextLesson({ lessons })?.id).toBe(next);
});

test.each<[scope: 'lesson' | 'course', limit: number | null, left: number | null]>([
  ['lesson', null, null],
  ['lesson', 3, 1],
  ['course', 3, 0],
  ['course', 9, 4],
])('MKT-04 views left by %s of %s', (viewScope, viewLimit, left) => {
  const lessons = [lesson('a', { views: 2 }), lesson('b', { views: 3 })];
  expect(viewsLeft({ viewScope, viewLimit, lessons } as MyCourseWithLessons, lessons[0] as MyLesson)).toBe(left);
});

test('MKT-04 only what is shown here and has a length is measured', () => {
  expect([isMeasured(lesson('a')), isMeasured(lesson('a', { seconds: null })), isMeasured(lesson('a', { delivery: 'file' }))]).toEqual([
    true,
    false,
    false,
  ]);
});
