// Drops cached pages at once when the engine says, signed, that something changed.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { revalidateTag } from 'next/cache';
import { appSecret } from '@/lib/hosts.ts';

const toleranceSeconds = 300;
/** What of which shop: its face, its goods, or all that was kept under a host name. There is no tag for all shops. */
const tagShape = /^((channel|products):chn_[0-9a-z]{26}|host:[a-z0-9.-]{1,253})$/;

/** Whether `t=<unix seconds>,v1=<hex HMAC of "t.body">` is fresh and made with our secret. */
function signatureHolds(header: string | null, body: string, secret: string): boolean {
  const match = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header ?? '');
  if (!match?.[1] || !match[2]) return false;
  if (Math.abs(Date.now() / 1000 - Number(match[1])) > toleranceSeconds) return false;
  const expected = createHmac('sha256', secret).update(`${match[1]}.${body}`).digest();
  return timingSafeEqual(expected, Buffer.from(match[2], 'hex'));
}

const problem = (status: number, code: string, title: string): Response =>
  Response.json({ type: 'about:blank', status, code, title }, { status, headers: { 'content-type': 'application/problem+json' } });

export async function POST(request: Request): Promise<Response> {
  const secret = appSecret();
  const body = await request.text();
  if (!secret || !signatureHolds(request.headers.get('x-tessera-signature'), body, secret)) {
    return problem(401, 'UNAUTHENTICATED', 'The signature does not hold.');
  }
  let tags: unknown;
  try {
    tags = (JSON.parse(body) as { tags?: unknown }).tags;
  } catch {
    return problem(400, 'MALFORMED_JSON', 'The body is not JSON.');
  }
  if (!Array.isArray(tags) || tags.length > 1000 || !tags.every((tag) => typeof tag === 'string' && tagShape.test(tag))) {
    return problem(422, 'VALIDATION_FAILED', 'Tags must be a list of cache tags.');
  }
  for (const tag of tags as string[]) revalidateTag(tag, { expire: 0 });
  return Response.json({ revalidated: tags.length });
}
