// Files in an object store that speaks S3. Everything in it is private: people get files from our server, which asks who they are.
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  type GetObjectCommandOutput,
  HeadObjectCommand,
  paginateListObjectsV2,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { privateDir } from '#platform/config/index.ts';
import { hashFile, isHash, requireHash } from '#platform/hash-file.ts';
import { newId } from '#platform/ids/index.ts';
import type { PrivateStore } from '#ports/private-store.ts';
import type { PublicStore } from '#ports/public-store.ts';
import type { S3Settings } from './settings.ts';

/** A HEAD has no words for what is not there; everything else that is not there, the bucket say, is a fault of the settings. */
const isAbsent = (error: unknown): boolean => error instanceof S3ServiceException && ['NoSuchKey', 'NotFound'].includes(error.name);

/** What an answer is, or undefined where there is no such file. @throws whatever else the store says */
async function orAbsent<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

const bodyOf = (answer: GetObjectCommandOutput): Readable => answer.Body as Readable;

/** The files of a bucket below a prefix. */
class Folder {
  private readonly client: S3Client;
  private readonly bucket: string;
  private readonly prefix: string;
  constructor(client: S3Client, bucket: string, prefix: string) {
    this.client = client;
    this.bucket = bucket;
    this.prefix = prefix;
  }

  private named = (name: string) => ({ Bucket: this.bucket, Key: `${this.prefix}${name}` });

  put = (name: string, content: Pick<ConstructorParameters<typeof PutObjectCommand>[0], 'Body' | 'ContentLength'>): Promise<unknown> =>
    this.client.send(new PutObjectCommand({ ...this.named(name), ...content }));

  get = (name: string, range?: string): Promise<GetObjectCommandOutput> =>
    this.client.send(new GetObjectCommand({ ...this.named(name), ...(range ? { Range: range } : {}) }));

  head = (name: string) => orAbsent(this.client.send(new HeadObjectCommand(this.named(name))));

  remove = async (name: string): Promise<void> => void (await this.client.send(new DeleteObjectCommand(this.named(name))));

  /** Names of what was last written before a time, by the store's clock. */
  async *before(at: Date): AsyncGenerator<string> {
    const pages = paginateListObjectsV2({ client: this.client }, { Bucket: this.bucket, Prefix: this.prefix });
    for await (const { Contents = [] } of pages)
      for (const { Key = '', LastModified } of Contents) if (LastModified && LastModified < at) yield Key.slice(this.prefix.length);
  }
}

function publicFiles(folder: Folder): PublicStore {
  return {
    keep: async (name, content) => void (await folder.put(name, { Body: content, ContentLength: content.length })),
    async read(name) {
      const answer = await orAbsent(folder.get(name));
      return answer && Buffer.from(await answer.Body!.transformToByteArray());
    },
    remove: folder.remove,
    keptBefore: (at) => folder.before(at),
    async isOlder(name, at) {
      const found = await folder.head(name);
      return found?.LastModified !== undefined && found.LastModified < at;
    },
  };
}

function privateFiles(folder: Folder): PrivateStore {
  const pathIn = (key: string): string => {
    requireHash(key);
    return `${key.slice(0, 2)}/${key}`;
  };
  return {
    async keep(path) {
      const key = await hashFile(path);
      // Written again also when it is there: whoever sweeps goes by when it was wanted last.
      const { size } = await stat(path);
      await folder.put(pathIn(key), { Body: createReadStream(path), ContentLength: size });
      return key;
    },
    size: async (key) => (await folder.head(pathIn(key)))?.ContentLength,
    async *read(key, range) {
      for await (const piece of bodyOf(await folder.get(pathIn(key), range && `bytes=${range.first}-${range.last}`))) yield piece as Buffer;
    },
    async local(key) {
      const place = join(privateDir(), 'work', newId());
      await mkdir(place, { recursive: true, mode: 0o700 });
      const release = (): Promise<void> => rm(place, { recursive: true, force: true });
      try {
        const path = join(place, key);
        await pipeline(bodyOf(await folder.get(pathIn(key))), createWriteStream(path, { mode: 0o600 }));
        return { path, release };
      } catch (error) {
        await release();
        throw error;
      }
    },
    remove: (key) => folder.remove(pathIn(key)),
    async *keptBefore(at) {
      for await (const name of folder.before(at)) {
        const key = name.slice(3);
        if (isHash(key)) yield key;
      }
    },
  };
}

/** Both places for files in one bucket: `media/` for everybody's, `private/` for those that are asked for. */
export function openStores(settings: S3Settings): { open: PublicStore; closed: PrivateStore } {
  const { S3_BUCKET: bucket, S3_PREFIX: prefix } = settings;
  const client = new S3Client({
    region: settings.S3_REGION,
    ...(settings.S3_ENDPOINT ? { endpoint: settings.S3_ENDPOINT } : {}),
    forcePathStyle: settings.S3_PATH_STYLE,
    credentials: { accessKeyId: settings.S3_ACCESS_KEY_ID, secretAccessKey: settings.S3_SECRET_ACCESS_KEY },
    // Small stores know the protocol as it was before checksums in trailers.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 3,
  });
  return {
    open: publicFiles(new Folder(client, bucket, `${prefix}media/`)),
    closed: privateFiles(new Folder(client, bucket, `${prefix}private/`)),
  };
}
