// Asks one address again and again and reads answers by their length, which is the same each time: so cheap that the server, not the
// asker, is what limits. Usage: cannon.ts PORT PATH CONNECTIONS SECONDS
import { connect, type Socket } from 'node:net';

const [port, path, connections, seconds] = process.argv.slice(2);
const request = Buffer.from(`GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n`);
const OK = Buffer.from('HTTP/1.1 200');
let done = 0;
let bad = 0;
let stopped = false;
let length = 0;

/** Bytes of one answer, from an answer that is known to be whole. */
function learn(): Promise<number> {
  return new Promise((resolve, reject) => {
    let bytes = Buffer.alloc(0);
    const socket = connect({ port: Number(port), host: '127.0.0.1' }, () => socket.write(request));
    socket.on('error', reject).on('data', (chunk: Buffer) => {
      bytes = Buffer.concat([bytes, chunk]);
      const headEnd = bytes.indexOf('\r\n\r\n') + 4;
      const body = /\r\ncontent-length: (\d+)/i.exec(bytes.toString('latin1', 0, headEnd))?.[1];
      if (headEnd < 4 || body === undefined || bytes.length < headEnd + Number(body)) return;
      socket.destroy();
      resolve(bytes.length);
    });
  });
}

function open(): void {
  let got = 0;
  const socket: Socket = connect({ port: Number(port), host: '127.0.0.1', noDelay: true }, () => socket.write(request));
  socket.on('data', (chunk: Buffer) => {
    if (got === 0 && chunk.compare(OK, 0, OK.length, 0, OK.length) !== 0) bad += 1;
    got += chunk.length;
    if (got < length) return;
    got = 0;
    done += 1;
    if (stopped) socket.destroy();
    else socket.write(request);
  });
  socket.on('error', () => (bad += 1));
  // The server ends a connection after so many requests; its last answer says so and is shorter.
  socket.on('close', () => {
    if (got > 0) done += 1;
    if (!stopped) open();
  });
}

length = await learn();
for (let index = 0; index < Number(connections); index += 1) open();
await new Promise((resume) => setTimeout(resume, 500));
const [before, began, cpu] = [done, performance.now(), process.cpuUsage()];
await new Promise((resume) => setTimeout(resume, Number(seconds) * 1000));
const [requests, elapsed, used] = [done - before, performance.now() - began, process.cpuUsage(cpu)];
stopped = true;
console.log(JSON.stringify({ perSecond: (requests / elapsed) * 1000, bad, busy: (used.user + used.system) / 1000 / elapsed, length }));
process.exit(0);
