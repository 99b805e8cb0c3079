// The table of countries is whole: every currency and zone is one the world knows.
import { expect, test } from 'vitest';
import { knownCountries, startIn } from './countries.ts';

const currencies = new Set(Intl.supportedValuesOf('currency'));

test.each([...knownCountries()])('COR-10 an organization in %s starts with a currency, a tax and a zone that exist', (country, start) => {
  expect(country).toMatch(/^[A-Z]{2}$/);
  expect(new Intl.DisplayNames('en', { type: 'region' }).of(country)).not.toBe(country);
  expect(currencies).toContain(start.currency);
  expect(start.taxBasisPoints).toBeLessThanOrEqual(3_000);
  expect(() => new Intl.DateTimeFormat('en', { timeZone: start.timeZone })).not.toThrow();
});

test('COR-10 a country we know nothing of starts with dollars and no tax', () => {
  expect(startIn('ZZ')).toEqual({ currency: 'USD', taxBasisPoints: 0, timeZone: 'UTC' });
});
