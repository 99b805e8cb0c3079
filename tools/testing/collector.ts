// A stand-in for an OpenTelemetry collector: takes OTLP over HTTP as JSON and keeps the spans as they arrive.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';

export interface CollectedSpan {
  traceId: string;
  spanId: string;
  parentSpanId: string;
  name: string;
  /** 2 server, 3 client, 5 consumer; 1 internal. */
  kind: number;
  /** 2 is an error. */
  status: number;
  message: string;
  attributes: Record<string, unknown>;
  service: string;
}

export interface Collector {
  readonly url: string;
  readonly spans: CollectedSpan[];
  /** Everything that came, as text. */
  readonly bodies: string[];
  /** Answers 503 while true. */
  away: boolean;
  stop(): Promise<void>;
}

interface KeyValue {
  key: string;
  value: { stringValue?: string; intValue?: number | string; boolValue?: boolean };
}
interface Export {
  resourceSpans: {
    resource: { attributes: KeyValue[] };
    scopeSpans: {
      spans: (Omit<CollectedSpan, 'attributes' | 'status' | 'message' | 'service' | 'parentSpanId'> & {
        attributes: KeyValue[];
        status?: { code?: number; message?: string };
        parentSpanId?: string;
      })[];
    }[];
  }[];
}

const plain = (pairs: KeyValue[]): Record<string, unknown> =>
  Object.fromEntries(pairs.map(({ key, value }) => [key, value.stringValue ?? value.boolValue ?? Number(value.intValue)]));

const spansOf = (message: Export): CollectedSpan[] =>
  message.resourceSpans.flatMap(({ resource, scopeSpans }) =>
    scopeSpans.flatMap(({ spans }) =>
      spans.map(({ traceId, spanId, parentSpanId = '', name, kind, attributes, status }) => ({
        traceId,
        spanId,
        parentSpanId,
        name,
        kind,
        status: status?.code ?? 0,
        message: status?.message ?? '',
        attributes: plain(attributes),
        service: String(plain(resource.attributes)['service.name']),
      })),
    ),
  );

/** Starts one on a free port. */
export async function startCollector(): Promise<Collector> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      if (collector.away) return void response.writeHead(503).end();
      if (request.url !== '/v1/traces' || request.headers['content-type'] !== 'application/json') return void response.writeHead(404).end();
      const raw = Buffer.concat(parts);
      const body = (request.headers['content-encoding'] === 'gzip' ? gunzipSync(raw) : raw).toString();
      collector.bodies.push(body);
      collector.spans.push(...spansOf(JSON.parse(body) as Export));
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resume) => server.listen(0, '127.0.0.1', resume));
  const collector: Collector = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans: [],
    bodies: [],
    away: false,
    async stop() {
      server.closeAllConnections();
      await new Promise((resume) => server.close(resume));
    },
  };
  return collector;
}

/** Settings under which a server sends its spans there, soon. */
export const sendsTo = (collector: Collector): Record<string, string> => ({
  OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
  OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
  OTEL_BSP_SCHEDULE_DELAY: '100',
});
