// Loads a page as a browser does, and weighs the script that comes with it.
import { type Agent, get } from 'node:http';

export interface Loaded {
  status: number;
  bytes: Buffer;
  ms: number;
  location: string;
}

/** One request as a browser sends it; the bytes are those on the wire, still compressed when asked so. */
export function load(url: string, agent: Agent, encoding: string): Promise<Loaded> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { 'accept-encoding': encoding, accept: 'text/html', 'accept-language': 'en' } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          bytes: Buffer.concat(chunks),
          ms: performance.now() - began,
          location: answer.headers.location ?? '',
        }),
      );
      answer.on('error', reject);
    }).on('error', reject);
  });
}

/** The page an address leads to in the end. */
export async function follow(url: string, agent: Agent): Promise<string> {
  let at = url;
  for (let hops = 0; hops < 5; hops += 1) {
    const { status, location } = await load(at, agent, 'identity');
    if (status < 300 || status >= 400) return at;
    at = new URL(location, at).href;
  }
  throw new Error(`${url} leads in circles`);
}

/** Kilobytes of the scripts a modern browser fetches for the page, compressed as the server sends them. */
export async function scriptKb(url: string, agent: Agent): Promise<number> {
  const html = (await load(url, agent, 'identity')).bytes.toString();
  const tags = [...html.matchAll(/<script\b[^>]*\bsrc="([^"]+)"[^>]*>/g)].filter(([tag]) => !/\bnomodule\b/i.test(tag));
  const sources = new Set(tags.map(([, source]) => new URL((source ?? '').replaceAll('&amp;', '&'), url).href));
  let bytes = 0;
  for (const source of sources) {
    const { status, bytes: body } = await load(source, agent, 'br, gzip');
    if (status !== 200) throw new Error(`${source} answers ${status}`);
    bytes += body.length;
  }
  return bytes / 1000;
}
