// A stand-in for an error tracker: takes Sentry's envelopes as the real one does and keeps the events.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TrackedEvent {
  event_id: string;
  level: string;
  release?: string;
  environment: string;
  transaction: string;
  tags: { kind: string; role: string; request_id?: string };
  extra: { times: number };
  exception: {
    values: {
      type: string;
      value: string;
      stacktrace: { frames: { function: string; filename: string; lineno: number; in_app: boolean }[] };
    }[];
  };
}

export interface StandInTracker {
  readonly dsn: string;
  readonly events: TrackedEvent[];
  /** Everything that came, as text. */
  readonly bodies: string[];
  /** `well`, or what the real one does at times. */
  mode: 'well' | 'rate-limited' | 'silent';
  stop(): Promise<void>;
}

/** Reads an envelope; throws on one that the real tracker would not take. */
function eventIn(body: string): TrackedEvent {
  const [head = '', item = '', ...rest] = body.split('\n');
  const { event_id: id } = JSON.parse(head) as { event_id: string };
  const { type, length } = JSON.parse(item) as { type: string; length: number };
  const payload = rest.join('\n').slice(0, -1);
  if (type !== 'event' || Buffer.byteLength(payload) !== length) throw new Error('not an item of that length');
  const event = JSON.parse(payload) as TrackedEvent;
  if (event.event_id !== id || !/^[0-9a-f]{32}$/.test(id)) throw new Error('not the event of the envelope');
  return event;
}

/** Starts one on a free port. */
export async function startTracker(): Promise<StandInTracker> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts).toString();
      tracker.bodies.push(body);
      if (tracker.mode === 'silent') return;
      if (tracker.mode === 'rate-limited') return void response.writeHead(429, { 'retry-after': '60' }).end();
      const auth = request.headers['x-sentry-auth'];
      if (request.url !== '/api/42/envelope/' || !/^Sentry .*sentry_key=public-key$/.test(String(auth)))
        return void response.writeHead(403).end();
      try {
        tracker.events.push(eventIn(body));
        response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
      } catch {
        response.writeHead(400).end();
      }
    });
  });
  await new Promise<void>((resume) => server.listen(0, '127.0.0.1', resume));
  const tracker: StandInTracker = {
    dsn: `http://public-key@127.0.0.1:${(server.address() as AddressInfo).port}/42`,
    events: [],
    bodies: [],
    mode: 'well',
    async stop() {
      server.closeAllConnections();
      await new Promise((resume) => server.close(resume));
    },
  };
  return tracker;
}
