// The limit of a cached read: Fastify that answers every request with the same bytes and headers. Usage: bare-fastify.ts ANSWER_FILE
import { readFileSync } from 'node:fs';
import { fastify } from 'fastify';

const { path, headers, body } = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as {
  path: string;
  headers: Record<string, string>;
  body: string;
};
const bytes = Buffer.from(body, 'base64');
const app = fastify({ logger: false });
app.get(path, (_, reply) => reply.headers(headers).send(bytes));
await app.listen({ host: '127.0.0.1', port: 0 });
const address = app.server.address();
if (typeof address === 'object' && address) console.log(`port ${address.port}`);
process.once('SIGTERM', () => process.exit(0));
