// A load driver for requests that differ: keep-alive connections on bare sockets, so that driving costs little beside answering.
import { connect, type Socket } from 'node:net';

export interface Load {
  port: number;
  connections: number;
  /** The next request's bytes, or undefined when there are no more. */
  next: () => Buffer | undefined;
  /** Stop asking after this long; absent: when `next` has no more. */
  seconds?: number;
  /** Sees every answer; `index` counts requests in the order they were taken. */
  seen?: (answer: { status: number; body: Buffer; index: number }) => void;
}

export interface Driven {
  requests: number;
  seconds: number;
  statuses: Record<number, number>;
  latenciesMs: number[];
}

export interface Ask {
  method: string;
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

/** A request as it goes over the wire. */
export function requestBytes({ method, path, headers = {}, body }: Ask): Buffer {
  const all: Record<string, string> = { host: '127.0.0.1', ...headers };
  if (body !== undefined) Object.assign(all, { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) });
  const head = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${head.join('')}\r\n${body ?? ''}`);
}

interface Answered {
  status: number;
  body: Buffer;
  closes: boolean;
}

const END_OF_HEAD = Buffer.from('\r\n\r\n');

/** The whole answer at the start of the bytes, or undefined while it is not all there. Knows lengths, not chunks. */
function readAnswer(bytes: Buffer): Answered | undefined {
  const headEnd = bytes.indexOf(END_OF_HEAD);
  if (headEnd < 0) return undefined;
  const head = bytes.toString('latin1', 0, headEnd).toLowerCase();
  const length = Number(/\r\ncontent-length: (\d+)/.exec(head)?.[1] ?? 0);
  if (head.includes('\r\ntransfer-encoding: chunked')) throw new Error('The load driver reads no chunked answers');
  const end = headEnd + END_OF_HEAD.length + length;
  if (bytes.length < end) return undefined;
  return { status: Number(head.slice(9, 12)), body: bytes.subarray(end - length, end), closes: head.includes('\r\nconnection: close') };
}

const open = (port: number): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () => resolve(socket));
    socket.once('error', reject);
  });

function exchange(socket: Socket, request: Buffer): Promise<Answered> {
  return new Promise((resolve, reject) => {
    let bytes: Buffer | undefined;
    const done = (finish: () => void): void => {
      socket.off('data', data).off('error', failed).off('close', closed);
      finish();
    };
    const data = (chunk: Buffer): void => {
      bytes = bytes ? Buffer.concat([bytes, chunk]) : chunk;
      const answer = readAnswer(bytes);
      if (answer) done(() => resolve(answer));
    };
    const failed = (error: Error): void => done(() => reject(error));
    const closed = (): void => done(() => reject(new Error('The server closed the connection before it answered')));
    socket.on('data', data).on('error', failed).on('close', closed);
    socket.write(request);
  });
}

/** Sends requests over some connections, one after another on each, until the time is up or there are no more. */
export async function drive(load: Load): Promise<Driven> {
  const driven: Driven = { requests: 0, seconds: 0, statuses: {}, latenciesMs: [] };
  const began = performance.now();
  const deadline = load.seconds === undefined ? Number.POSITIVE_INFINITY : began + load.seconds * 1000;
  let taken = 0;
  const connection = async (): Promise<void> => {
    let socket = await open(load.port);
    for (let request = load.next(); request && performance.now() < deadline; request = load.next()) {
      const index = taken++;
      const sent = performance.now();
      const answer = await exchange(socket, request);
      driven.latenciesMs.push(performance.now() - sent);
      driven.requests += 1;
      driven.statuses[answer.status] = (driven.statuses[answer.status] ?? 0) + 1;
      load.seen?.({ status: answer.status, body: answer.body, index });
      if (answer.closes) {
        socket.destroy();
        socket = await open(load.port);
      }
    }
    socket.destroy();
  };
  await Promise.all(Array.from({ length: load.connections }, connection));
  driven.seconds = (performance.now() - began) / 1000;
  return driven;
}

/** Asks once and returns the answer. */
export async function ask(port: number, what: Ask): Promise<{ status: number; body: Buffer }> {
  const socket = await open(port);
  try {
    return await exchange(socket, requestBytes(what));
  } finally {
    socket.destroy();
  }
}
