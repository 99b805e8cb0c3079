// Records what a program really sends to PostgreSQL: a proxy on a unix socket that reads the frontend's messages as they pass.
import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';

/** One statement as it was executed. */
export interface Sent {
  connection: number;
  user: string;
  /** The `options` of the connection: its settings. */
  options: string;
  text: string;
  /** Parameters in text form; null is SQL's null. Absent for the simple protocol. */
  values?: (string | null)[];
}

export interface Recorder {
  /** The socket's folder: the `host` of a connection that is to be recorded. */
  dir: string;
  sent: Sent[];
  stop(): void;
}

/** Listens beside the real server's socket; every connection passes through to it. */
export function startRecorder(realDir: string, workDir: string): Promise<Recorder> {
  const dir = join(workDir, 'rec');
  mkdirSync(dir, { recursive: true });
  chmodSync(dir, 0o755);
  const sent: Sent[] = [];
  const open = new Set<Socket>();
  let connections = 0;
  const server = createServer((near) => {
    const far = connect(join(realDir, '.s.PGSQL.5432'));
    const read = reader(connections++, sent);
    near.on('data', read);
    near.pipe(far).pipe(near);
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => undefined).on('close', () => open.delete(socket));
    }
  });
  const stop = (): void => {
    server.close();
    for (const socket of open) socket.destroy();
    rmSync(dir, { recursive: true, force: true });
  };
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(join(dir, '.s.PGSQL.5432'), () => resolve({ dir, sent, stop }));
  });
}

const STARTUP = 0;

/** Reads one connection's messages (https://www.postgresql.org/docs/18/protocol-message-formats.html). */
function reader(connection: number, sent: Sent[]): (chunk: Buffer) => void {
  let rest = Buffer.alloc(0);
  let started = false;
  let login = { user: '', options: '' };
  const statements = new Map<string, string>();
  let bound: Pick<Sent, 'text' | 'values'> | undefined;
  const handle = (type: number, body: Buffer): void => {
    const at = { place: 0 };
    if (type === STARTUP) {
      const words = body.toString('utf8', 4).split('\0');
      const after = (name: string): string => words[words.indexOf(name) + 1] ?? '';
      login = { user: after('user'), options: words.includes('options') ? after('options') : '' };
      started = true;
    } else if (type === 0x51) sent.push({ connection, ...login, text: word(body, at) });
    else if (type === 0x50) statements.set(word(body, at), word(body, at));
    else if (type === 0x42) bound = readBind(body, statements);
    else if (type === 0x45 && bound) sent.push({ connection, ...login, ...bound });
  };
  return (chunk) => {
    rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : Buffer.from(chunk);
    for (;;) {
      const typed = started ? 1 : 0;
      if (rest.length < typed + 4) return;
      const end = typed + rest.readInt32BE(typed);
      if (rest.length < end) return;
      handle(started ? (rest[0] ?? 0) : STARTUP, rest.subarray(typed + 4, end));
      rest = rest.subarray(end);
    }
  };
}

function word(body: Buffer, at: { place: number }): string {
  const end = body.indexOf(0, at.place);
  const text = body.toString('utf8', at.place, end);
  at.place = end + 1;
  return text;
}

function readBind(body: Buffer, statements: Map<string, string>): Pick<Sent, 'text' | 'values'> {
  const at = { place: 0 };
  word(body, at);
  const text = statements.get(word(body, at)) ?? '';
  const int16 = (): number => body.readInt16BE((at.place += 2) - 2);
  const formats = Array.from({ length: int16() }, int16);
  if (formats.includes(1)) throw new Error(`A binary parameter cannot be recorded: ${text}`);
  const values = Array.from({ length: int16() }, () => {
    const length = body.readInt32BE((at.place += 4) - 4);
    if (length < 0) return null;
    return body.toString('utf8', at.place, (at.place += length));
  });
  return { text, values };
}
