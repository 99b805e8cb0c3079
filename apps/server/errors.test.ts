// Every refusal the program can make has its sentence in every language.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { errorCatalogue } from '#platform/errors/index.ts';
import './parts.ts';

test.each(['en', 'th', 'vi', 'ru', 'ar'])('each error code has a text in %s', (locale) => {
  const file = new URL(`../web/messages/${locale}.json`, import.meta.url);
  const { errors } = JSON.parse(readFileSync(file, 'utf8')) as { errors: Record<string, string> };
  const codes = errorCatalogue().map(({ code }) => code);
  expect(codes.length).toBeGreaterThan(30);
  expect(codes.filter((code) => !errors[code])).toEqual([]);
});
