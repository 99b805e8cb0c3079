// What is wrong with a line is said the same on the pages of the desk and in the file of errors.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { words } from './fault-words.ts';

interface Messages {
  desk: { run: { fault: Record<string, string> } };
}

test.each(Object.entries(words))('COR-23 the file of errors says in %s what the desk says', (locale, { faults }) => {
  const file = new URL(`../../../../apps/web/messages/${locale}.json`, import.meta.url);
  expect(faults).toEqual((JSON.parse(readFileSync(file, 'utf8')) as Messages).desk.run.fault);
});
