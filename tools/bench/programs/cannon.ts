// Asks one address again and again and reads no more of an answer than its length: so cheap that the server, not the asker, is what limits.
// Usage: cannon.ts PORT PATH CONNECTIONS SECONDS
import { connect, type Socket } from 'node:net';

const [port, path, connections, seconds] = process.argv.slice(2);
const request = Buffer.from(`GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n`);
const OK = Buffer.from('HTTP/1.1 200');
let done = 0;
let bad = 0;
let stopped = false;

const HEAD_END = Buffer.from('\r\n\r\n');
const LENGTH = Buffer.from('\r\ncontent-length: ');

/** Bytes of the answer that begins here; 0 while its head is not whole. */
function lengthOf(bytes: Buffer): number {
  const headEnd = bytes.indexOf(HEAD_END);
  const at = bytes.indexOf(LENGTH);
  if (headEnd < 0 || at < 0 || at > headEnd) return 0;
  return headEnd + HEAD_END.length + Number.parseInt(bytes.toString('latin1', at + LENGTH.length, at + LENGTH.length + 8), 10);
}

function open(): void {
  let got = 0;
  let length = 0;
  let head: Buffer | undefined;
  const socket: Socket = connect({ port: Number(port), host: '127.0.0.1', noDelay: true }, () => socket.write(request));
  socket.on('data', (chunk: Buffer) => {
    if (length === 0) {
      head = head ? Buffer.concat([head, chunk]) : chunk;
      length = lengthOf(head);
      if (length > 0 && head.compare(OK, 0, OK.length, 0, OK.length) !== 0) bad += 1;
    }
    got += chunk.length;
    if (length === 0 || got < length) return;
    got = length = 0;
    head = undefined;
    done += 1;
    if (stopped) socket.destroy();
    else socket.write(request);
  });
  socket.on('error', () => (bad += 1));
  // The server ends a connection after so many requests.
  socket.on('close', () => {
    if (!stopped) open();
  });
}

for (let index = 0; index < Number(connections); index += 1) open();
await new Promise((resume) => setTimeout(resume, 500));
const [before, began, cpu] = [done, performance.now(), process.cpuUsage()];
await new Promise((resume) => setTimeout(resume, Number(seconds) * 1000));
const [requests, elapsed, used] = [done - before, performance.now() - began, process.cpuUsage(cpu)];
stopped = true;
console.log(JSON.stringify({ perSecond: (requests / elapsed) * 1000, bad, busy: (used.user + used.system) / 1000 / elapsed }));
process.exit(0);
