// Whatever a fee or a refusal can be for has words in every language.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Booking } from '#contracts/booking.ts';

const codes = Booking.shape.terms.shape.cancel.shape.reasons.element.shape.code.options;

test.each(['en', 'th', 'vi', 'ru', 'ar'])('MKT-10 each reason for a fee has words in %s', (locale) => {
  const { reason } = JSON.parse(readFileSync(new URL(`messages/${locale}.json`, import.meta.url), 'utf8')) as {
    reason: Record<string, string>;
  };
  expect(codes.length).toBeGreaterThan(5);
  expect(codes.filter((code) => !reason[code])).toEqual([]);
});
