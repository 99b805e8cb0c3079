// The flags of npm start: defaults and refusals.
import { expect, test } from 'vitest';
import { readOptions } from './options.ts';

test('without flags: the default port, free to move', () => {
  expect(readOptions([])).toMatchObject({ port: 3000, portIsFixed: false, preset: undefined, fresh: false, host: '127.0.0.1' });
});

test('a port that was asked for is fixed', () => {
  expect(readOptions(['--port', '8080', '--preset', 'store-network', '--fresh', '--yes'])).toMatchObject({
    port: 8080,
    portIsFixed: true,
    preset: 'store-network',
    fresh: true,
    yes: true,
  });
});

test.each([
  [['--prot', '1'], /--prot/],
  [['--port', '0'], /1 to 65535/],
  [['--port', 'http'], /1 to 65535/],
  [['--preset', '../x'], /a name such as vestify/],
  [['vestify'], /vestify/],
])('%j is refused with a sentence', (args, sentence) => expect(() => readOptions(args)).toThrow(sentence));
