// Saved views of the desk's lists: one's own, everybody's, somebody else's.
import { beforeAll, expect, test } from 'vitest';
import type { Schemas } from '../../../client/index.ts';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { staffClient } from './shopper.ts';

let server: TestServer;
type Client = Awaited<ReturnType<typeof staffClient>>;
let owner: Client;
let packer: Client;

beforeAll(async () => {
  server = await startServer({ preset: 'vestify' });
  owner = await staffClient(server.baseUrl);
  packer = await staffClient(server.baseUrl, 'staff@vestify.test');
});

const create = async (client: Client, body: Record<string, unknown>) =>
  client.POST('/v1/admin/views', { body: { list: 'orders', name: 'Mine', shows: { filters: { status: 'paid' } }, ...body } as never });
const made = async (client: Client, body: Record<string, unknown> = {}): Promise<Schemas['SavedView']> => {
  const { data, error } = await create(client, body);
  if (!data) throw new Error(JSON.stringify(error));
  return data;
};
const namesOf = async (client: Client, list: 'orders' | 'products' | 'stock' = 'orders') =>
  (await client.GET('/v1/admin/views', { params: { query: { list } } })).data?.items.map(({ name }) => name);
const at = ({ id }: { id: string }) => ({ params: { path: { id } } });

test('COR-90 a view is its maker’s alone until it is shared, and nobody else reads, changes or takes it away', async () => {
  const mine = await made(owner);
  expect(mine).toMatchObject({
    shared: false,
    isDefault: false,
    changeable: true,
    shows: { filters: { status: 'paid' }, sort: null, columns: null },
  });
  const ours = await made(owner, { name: 'Ours', shared: true });
  expect(await namesOf(owner)).toEqual(['Mine', 'Ours']);
  expect(await namesOf(packer)).toEqual(['Ours']);
  for (const { error } of [
    await packer.PATCH('/v1/admin/views/{id}', { ...at(mine), body: { name: 'Taken' } }),
    await packer.DELETE('/v1/admin/views/{id}', at(mine)),
    await packer.POST('/v1/admin/views/{id}/restore', at(mine)),
  ])
    expect(error?.code).toBe('VIEW_NOT_FOUND');
  expect((await packer.DELETE('/v1/admin/views/{id}', at(ours))).error?.code).toBe('FORBIDDEN');
  expect((await create(packer, { shared: true })).error?.code).toBe('FORBIDDEN');
});

test('COR-90 one view of a list is the default, of each person and of everybody', async () => {
  const [one, other] = [
    await made(owner, { list: 'stock', name: 'One', isDefault: true }),
    await made(owner, { list: 'stock', name: 'Other' }),
  ];
  expect(one.isDefault).toBe(true);
  await owner.PATCH('/v1/admin/views/{id}', { ...at(other), body: { isDefault: true } });
  const ours = await made(owner, { list: 'stock', name: 'Ours', shared: true, isDefault: true });
  const { data } = await owner.GET('/v1/admin/views', { params: { query: { list: 'stock' } } });
  expect(data?.items.map(({ name, isDefault }) => [name, isDefault])).toEqual([
    ['One', false],
    ['Other', true],
    ['Ours', true],
  ]);
  expect(ours.isDefault).toBe(true);
  await Promise.all(
    [one, other, one, other].map((view) => owner.PATCH('/v1/admin/views/{id}', { ...at(view), body: { isDefault: true } })),
  );
  const { data: after } = await owner.GET('/v1/admin/views', { params: { query: { list: 'stock' } } });
  expect(after?.items.filter(({ isDefault, shared }) => isDefault && !shared)).toHaveLength(1);
});

test('COR-90 views are put in order, taken away and brought back', async () => {
  const views = [];
  for (const name of ['A', 'B', 'C']) views.push(await made(packer, { list: 'products', name }));
  const { data } = await packer.PUT('/v1/admin/views/order', { body: { list: 'products', ids: views.toReversed().map(({ id }) => id) } });
  expect(data?.items.map(({ name }) => name)).toEqual(['C', 'B', 'A']);
  const [first] = views;
  await packer.DELETE('/v1/admin/views/{id}', at(first ?? { id: '' }));
  expect(await namesOf(packer, 'products')).toEqual(['C', 'B']);
  await packer.POST('/v1/admin/views/{id}/restore', at(first ?? { id: '' }));
  expect(await namesOf(packer, 'products')).toEqual(['C', 'B', 'A']);
});

test('COR-90 what is no list, no name and no filter is refused, and a list holds fifty of one’s own', async () => {
  for (const bad of [
    { list: 'secrets' },
    { name: '' },
    { name: 'x'.repeat(61) },
    { shows: { filters: { 'a b': '1' } } },
    { shows: { other: 1 } },
    { shows: { sort: 'a;b' } },
  ])
    expect([bad, (await create(owner, bad)).error?.code]).toEqual([bad, 'VALIDATION_FAILED']);
  for (let count = (await namesOf(packer))?.length ?? 0; count <= 50; count += 1) await create(packer, { name: `View ${count}` });
  expect((await create(packer, {})).error?.code).toBe('TOO_MANY_VIEWS');
});
