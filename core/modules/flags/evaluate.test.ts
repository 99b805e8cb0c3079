// Flags by share: fair, steady, and nobody changes sides while a share grows.
import { expect, test } from 'vitest';
import { bucketOf, evaluate } from './evaluate.ts';

const SUBJECTS = 20_000;
const subjects = Array.from({ length: SUBJECTS }, (_, n) => `subject-${n}`);
const boolean = (rollout: number) => ({ kind: 'boolean' as const, rollout, variants: [] });

/** Four standard deviations of a fair draw: a true coin misses them once in 15,000 tries, and these draws are always the same. */
const near = (share: number): number => 4 * Math.sqrt(share * (1 - share) * SUBJECTS);

test.each([1, 50, 500, 2_500, 5_000, 9_000, 9_999])('COR-13 a flag at %i of 10000 is on for that share of subjects', (rollout) => {
  for (const flag of ['checkout.new', 'provider.test', 'a']) {
    const on = subjects.filter((subject) => evaluate(flag, boolean(rollout), subject) === true).length;
    expect(Math.abs(on - (rollout / 10_000) * SUBJECTS)).toBeLessThan(near(rollout / 10_000) + 1);
  }
});

test('COR-13 who was in a share stays in it while it grows, and all are in the whole', () => {
  const on = (rollout: number) => new Set(subjects.filter((subject) => evaluate('grow', boolean(rollout), subject)));
  let before = on(0);
  expect(before.size).toBe(0);
  for (const rollout of [100, 1_000, 3_333, 7_000, 10_000]) {
    const now = on(rollout);
    expect([...before].every((subject) => now.has(subject))).toBe(true);
    before = now;
  }
  expect(before.size).toBe(SUBJECTS);
});

test('COR-13 variants are dealt out by weight, the same to the same subject, and one flag says nothing of another', () => {
  const setting = {
    kind: 'variant' as const,
    rollout: 0,
    variants: [
      { name: 'control', weight: 5_000 },
      { name: 'red', weight: 3_000 },
      { name: 'blue', weight: 2_000 },
    ],
  };
  const dealt = (flag: string) => subjects.map((subject) => evaluate(flag, setting, subject));
  const [one, again, other] = [dealt('colour'), dealt('colour'), dealt('price')];
  expect(one).toEqual(again);
  for (const { name, weight } of setting.variants) {
    const share = weight / 10_000;
    expect(Math.abs(one.filter((each) => each === name).length - share * SUBJECTS)).toBeLessThan(near(share));
    // Independent: among those who got this one, the other flag deals as fairly.
    const inBoth = other.filter((each, index) => each === name && one[index] === name).length;
    expect(Math.abs(inBoth - share * share * SUBJECTS)).toBeLessThan(near(share * share));
  }
});

test('COR-13 places are spread evenly: no tenth of them holds more than its share', () => {
  const tenths = Array.from({ length: 10 }, () => 0);
  for (const subject of subjects) tenths[Math.floor(bucketOf('even', subject) / 1_000)]! += 1;
  for (const tenth of tenths) expect(Math.abs(tenth - SUBJECTS / 10)).toBeLessThan(near(0.1));
});

test.each([
  [boolean(0), 'x', false],
  [boolean(10_000), 'x', true],
  [boolean(10_000), undefined, true],
  [boolean(9_999), undefined, false],
  [
    {
      kind: 'variant' as const,
      rollout: 0,
      variants: [
        { name: 'a', weight: 4_000 },
        { name: 'b', weight: 6_000 },
      ],
    },
    undefined,
    'a',
  ],
  [
    {
      kind: 'variant' as const,
      rollout: 0,
      variants: [
        { name: 'a', weight: 0 },
        { name: 'b', weight: 10_000 },
      ],
    },
    undefined,
    'b',
  ],
  [{ kind: 'variant' as const, rollout: 0, variants: [] }, 'x', ''],
])('COR-13 %j is for %s: %s', (setting, subject, value) => expect(evaluate('flag', setting, subject)).toBe(value));
