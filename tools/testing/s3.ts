// A stand-in for an object store that speaks S3: keeps objects in memory, and checks every signature as AWS Signature Version 4 wants it.
// Source: docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
import { createHash, createHmac, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface StandInStore {
  readonly url: string;
  readonly bucket: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Names of what it holds. */
  names(): string[];
  /** Answers the next so many requests with 503, as busy stores do. */
  busy(requests: number): void;
  stop(): Promise<void>;
}

interface Stored {
  content: Buffer;
  at: Date;
}

const MAX_KEYS = 3;
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const sha256 = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');
const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`);

class Fault extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string) {
    super(code);
    this.status = status;
    this.code = code;
  }
}

/** The signature that a request must carry, made anew from what came. */
function signatureOf(
  request: IncomingMessage,
  url: URL,
  { secret, scope, signed }: { secret: string; scope: string; signed: string },
): string {
  const query = [...url.searchParams].map(([name, value]) => `${encode(name)}=${encode(value)}`).toSorted();
  const path = url.pathname
    .split('/')
    .map((part) => encode(decodeURIComponent(part)))
    .join('/');
  const headers = signed.split(';').map(
    (name) =>
      `${name}:${String(request.headers[name] ?? '')
        .trim()
        .replace(/ +/g, ' ')}\n`,
  );
  const canonical = [request.method, path, query.join('&'), headers.join(''), signed, request.headers['x-amz-content-sha256']].join('\n');
  const text = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, sha256(canonical)].join('\n');
  const key = scope.split('/').reduce<string | Buffer>((parent, part) => hmac(parent, part), `AWS4${secret}`);
  return hmac(key, text).toString('hex');
}

function requireSigned(request: IncomingMessage, url: URL, body: Buffer, keys: { id: string; secret: string }): void {
  const [, id, scope = '', signed = '', signature] =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/([^,]+), SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      request.headers.authorization ?? '',
    ) ?? [];
  if (id !== keys.id) throw new Fault(403, 'InvalidAccessKeyId');
  if (!['host', 'x-amz-content-sha256', 'x-amz-date'].every((name) => signed.split(';').includes(name)))
    throw new Fault(403, 'AccessDenied');
  if (signatureOf(request, url, { secret: keys.secret, scope, signed }) !== signature) throw new Fault(403, 'SignatureDoesNotMatch');
  const claimed = request.headers['x-amz-content-sha256'];
  if (claimed !== 'UNSIGNED-PAYLOAD' && claimed !== sha256(body)) throw new Fault(400, 'XAmzContentSHA256Mismatch');
}

const xml = (inner: string): string => `<?xml version="1.0" encoding="UTF-8"?>\n${inner}`;

/** ListObjectsV2, a few names a page, so that whoever reads must turn pages. */
function listed(objects: Map<string, Stored>, url: URL, bucket: string): string {
  const prefix = url.searchParams.get('prefix') ?? '';
  const after = url.searchParams.get('continuation-token') ?? '';
  const names = [...objects.keys()].filter((name) => name.startsWith(prefix) && name > after).toSorted();
  const page = names.slice(0, MAX_KEYS);
  const contents = page.map((name) => {
    const { content, at } = objects.get(name) as Stored;
    return `<Contents><Key>${name}</Key><LastModified>${at.toISOString()}</LastModified><Size>${content.length}</Size></Contents>`;
  });
  const more = names.length > page.length;
  const next = more ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : '';
  return xml(
    `<ListBucketResult><Name>${bucket}</Name><Prefix>${prefix}</Prefix><KeyCount>${page.length}</KeyCount><IsTruncated>${more}</IsTruncated>${next}${contents.join('')}</ListBucketResult>`,
  );
}

function sendObject(request: IncomingMessage, response: ServerResponse, found: Stored | undefined): void {
  if (!found) throw new Fault(404, request.method === 'HEAD' ? '' : 'NoSuchKey');
  const { content, at } = found;
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
  const part = first === undefined ? content : content.subarray(Number(first), Number(last) + 1);
  response.writeHead(first === undefined ? 200 : 206, {
    'content-length': part.length,
    'last-modified': at.toUTCString(),
    etag: `"${createHash('md5').update(content).digest('hex')}"`,
    ...(first === undefined ? {} : { 'content-range': `bytes ${first}-${last}/${content.length}` }),
  });
  response.end(request.method === 'HEAD' ? undefined : part);
}

async function received(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** Starts one on a free port. */
export async function startStandInStore(): Promise<StandInStore> {
  const keys = { id: `AKIA${randomUUID().slice(0, 8).toUpperCase()}`, secret: randomUUID() };
  const bucket = 'files';
  const objects = new Map<string, Stored>();
  let refusals = 0;
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await received(request);
    const url = new URL(request.url ?? '/', 'http://store');
    if (refusals > 0) {
      refusals -= 1;
      throw new Fault(503, 'SlowDown');
    }
    requireSigned(request, url, body, keys);
    const [, inBucket, name = ''] = /^\/([^/]+)(?:\/(.*))?$/.exec(decodeURIComponent(url.pathname)) ?? [];
    if (inBucket !== bucket) throw new Fault(404, 'NoSuchBucket');
    if (request.method === 'GET' && name === '') return void response.end(listed(objects, url, bucket));
    if (request.method === 'GET' || request.method === 'HEAD') return sendObject(request, response, objects.get(name));
    if (request.method === 'PUT') objects.set(name, { content: body, at: new Date() });
    else if (request.method === 'DELETE') objects.delete(name);
    else throw new Fault(405, 'MethodNotAllowed');
    response.writeHead(request.method === 'PUT' ? 200 : 204).end();
  };
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      const { status, code } = error instanceof Fault ? error : new Fault(500, 'InternalError');
      response.writeHead(status, { 'content-type': 'application/xml' });
      response.end(request.method === 'HEAD' ? undefined : xml(`<Error><Code>${code}</Code><Message>${code}</Message></Error>`));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bucket,
    accessKeyId: keys.id,
    secretAccessKey: keys.secret,
    names: () => [...objects.keys()].toSorted(),
    busy: (requests) => {
      refusals = requests;
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
