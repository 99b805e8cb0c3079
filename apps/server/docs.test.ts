// The description of the API and its page are made once, not for each who asks.
import { expect, test } from 'vitest';
import { Answer } from '#platform/http/route.ts';
import { docsRoutes } from './docs.ts';

test.each(docsRoutes.map((each) => [each.operation.path, each.handle] as const))('%s is made once', async (_, handle) => {
  const first = await handle({} as never);
  expect(first).toBeInstanceOf(Answer);
  expect(await handle({} as never)).toBe(first);
});
