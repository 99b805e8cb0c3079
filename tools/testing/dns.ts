// A DNS server for tests: speaks the wire format (RFC 1035) on a local port and knows the TXT records it was told.
import { createSocket } from 'node:dgram';

export interface TestDns {
  /** `127.0.0.1:PORT`, as the setting DNS_SERVERS takes it. */
  readonly address: string;
  /** TXT records by name. */
  readonly records: Map<string, string[]>;
  /** Names that were asked for. */
  readonly asked: string[];
  /** What it answers instead of the truth: `silence` nothing, `failure` SERVFAIL. */
  mood: 'well' | 'silence' | 'failure';
  stop(): Promise<void>;
}

const TXT = 16;
const NXDOMAIN = 3;
const SERVFAIL = 2;

function nameIn(query: Buffer): { name: string; end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('ascii', at + 1, at + 1 + length));
    at += length + 1;
  }
  return { name: labels.join('.').toLowerCase(), end: at + 5 };
}

/** A text as a TXT record holds it: pieces of up to 255 bytes, each with its length. */
function pieces(text: string): Buffer {
  const bytes = Buffer.from(text);
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length || at === 0; at += 255) {
    const part = bytes.subarray(at, at + 255);
    parts.push(Buffer.from([part.length]), part);
  }
  return Buffer.concat(parts);
}

function answerTo(query: Buffer, { mood, records }: Pick<TestDns, 'mood' | 'records'>): Buffer {
  const { name, end } = nameIn(query);
  const known = query.readUInt16BE(end - 4) === TXT ? records.get(name) : undefined;
  const header = Buffer.from(query.subarray(0, 12));
  const texts = mood === 'failure' ? [] : (known ?? []);
  // An answer, with recursion at hand.
  header.writeUInt16BE(0x8180 | (mood === 'failure' ? SERVFAIL : known ? 0 : NXDOMAIN), 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(texts.length, 6);
  header.writeUInt32BE(0, 8);
  const rows = texts.map((text) => {
    const data = pieces(text);
    const fixed = Buffer.alloc(12);
    // The name is the one asked for, by a pointer to it.
    fixed.writeUInt16BE(0xc00c, 0);
    fixed.writeUInt16BE(TXT, 2);
    fixed.writeUInt16BE(1, 4);
    fixed.writeUInt32BE(1, 6);
    fixed.writeUInt16BE(data.length, 10);
    return Buffer.concat([fixed, data]);
  });
  return Buffer.concat([header, query.subarray(12, end), ...rows]);
}

export async function startDns(): Promise<TestDns> {
  const socket = createSocket('udp4');
  await new Promise<void>((bound) => socket.bind(0, '127.0.0.1', bound));
  const dns: TestDns = {
    address: `127.0.0.1:${socket.address().port}`,
    records: new Map(),
    asked: [],
    mood: 'well',
    stop: () => new Promise((closed) => socket.close(() => closed())),
  };
  socket.on('message', (query, from) => {
    dns.asked.push(nameIn(query).name);
    if (dns.mood !== 'silence') socket.send(answerTo(query, dns), from.port, from.address);
  });
  return dns;
}
