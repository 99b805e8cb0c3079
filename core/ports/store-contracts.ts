// The contracts that every place for files passes, as tests: a folder of this machine, or an object store.
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PrivateStore } from './private-store.ts';
import type { PublicStore } from './public-store.ts';

const HOUR_MS = 3_600_000;
const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

async function gathered<T>(all: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const each of all) found.push(each);
  return found;
}

/** Registers the tests of the contract for a store of private files. */
export function privateStoreContract(name: string, store: () => PrivateStore): void {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tessera-store-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const kept = async (content: Buffer): Promise<string> => {
    const path = join(folder, sha256(randomBytes(8)));
    await writeFile(path, content);
    return store().keep(path);
  };
  const read = async (key: string, range?: { first: number; last: number }): Promise<Buffer> =>
    Buffer.concat(await gathered(store().read(key, range)));

  test(`COR-25 ${name}: a private file is kept by its SHA-256, twice as once, and read whole and in parts`, async () => {
    const content = randomBytes(300_000);
    const key = await kept(content);
    expect([key, await kept(content)]).toEqual([sha256(content), sha256(content)]);
    expect(await store().size(key)).toBe(content.length);
    expect(await read(key)).toEqual(content);
    expect(await read(key, { first: 0, last: 0 })).toEqual(content.subarray(0, 1));
    expect(await read(key, { first: 299_000, last: 299_999 })).toEqual(content.subarray(299_000));
  });

  test(`COR-25 ${name}: a program gets a private file as a path, which is its own until it lets go`, async () => {
    const content = randomBytes(1_000);
    const { path, release } = await store().local(await kept(content));
    expect(await readFile(path)).toEqual(content);
    await release();
    expect(await read(sha256(content))).toEqual(content);
  });

  test(`COR-25 ${name}: what was removed is not there, and removing it again is nothing`, async () => {
    const key = await kept(randomBytes(10));
    await store().remove(key);
    await store().remove(key);
    expect(await store().size(key)).toBeUndefined();
    await expect(read(key)).rejects.toThrow();
    expect(await store().size(sha256(randomBytes(8)))).toBeUndefined();
  });

  test(`COR-25 ${name}: private files are listed by when they were kept`, async () => {
    const key = await kept(randomBytes(10));
    expect(await gathered(store().keptBefore(new Date(Date.now() + HOUR_MS)))).toContain(key);
    expect(await gathered(store().keptBefore(new Date(Date.now() - HOUR_MS)))).not.toContain(key);
  });

  test(`COR-25 ${name}: a key that is no hash leads nowhere`, async () => {
    for (const key of ['../secret', 'a/b', '', sha256(Buffer.from('x')).toUpperCase()])
      await expect((async () => store().size(key))()).rejects.toThrow(/is a hash/);
  });
}

/** Registers the tests of the contract for a store of files for everybody. */
export function publicStoreContract(name: string, store: () => PublicStore): void {
  const fresh = (ending = '.webp'): string => `${randomBytes(16).toString('hex')}${ending}`;

  test(`COR-25 ${name}: a file for everybody is kept under its name, and the same name again is the same file`, async () => {
    const [file, content] = [fresh('-640.avif'), randomBytes(5_000)];
    expect(await store().read(file)).toBeUndefined();
    await Promise.all([store().keep(file, content), store().keep(file, content)]);
    expect(await store().read(file)).toEqual(content);
  });

  test(`COR-25 ${name}: files for everybody are listed by when they were kept, and go`, async () => {
    const file = fresh();
    await store().keep(file, randomBytes(10));
    const [past, future] = [new Date(Date.now() - HOUR_MS), new Date(Date.now() + HOUR_MS)];
    expect(await gathered(store().keptBefore(future))).toContain(file);
    expect(await gathered(store().keptBefore(past))).not.toContain(file);
    expect([await store().isOlder(file, future), await store().isOlder(file, past)]).toEqual([true, false]);
    await store().remove(file);
    await store().remove(file);
    expect(await store().read(file)).toBeUndefined();
    expect(await store().isOlder(file, future)).toBe(false);
  });
}
