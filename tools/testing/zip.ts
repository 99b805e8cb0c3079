// ZIP archives for tests, true ones and lies.
import { crc32, deflateRawSync } from 'node:zlib';

export interface Made {
  name: string;
  content?: Buffer;
  /** What the directory says instead of what is true. */
  lie?: { unpacked?: number; packed?: number; offset?: number };
  flags?: number;
  method?: number;
  attributes?: number;
}

/** A ZIP file (APPNOTE 6.3.10) of these entries, packed where that makes them smaller. */
export function zip(entries: Made[], end: { entries?: number; offset?: number; disk?: number } = {}): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content = Buffer.alloc(0), lie = {}, flags = 0x800, attributes = 0, ...more } of entries) {
    const deflated = deflateRawSync(content);
    const method = more.method ?? (deflated.length < content.length ? 8 : 0);
    const body = method === 8 ? deflated : content;
    const title = Buffer.from(name);
    const sizes = [crc32(content), lie.packed ?? body.length, lie.unpacked ?? content.length];
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    [20, flags, method].forEach((value, index) => local.writeUInt16LE(value, 4 + index * 2));
    sizes.forEach((value, index) => local.writeUInt32LE(value, 14 + index * 4));
    local.writeUInt16LE(title.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    [(3 << 8) | 20, 20, flags, method].forEach((value, index) => central.writeUInt16LE(value, 4 + index * 2));
    sizes.forEach((value, index) => central.writeUInt32LE(value, 16 + index * 4));
    central.writeUInt16LE(title.length, 28);
    central.writeUInt32LE(attributes, 38);
    central.writeUInt32LE(lie.offset ?? at, 42);
    parts.push(local, title, body);
    directory.push(central, title);
    at += 30 + title.length + body.length;
  }
  const list = Buffer.concat(directory);
  const tail = Buffer.alloc(22);
  tail.writeUInt32LE(0x06054b50, 0);
  [end.disk ?? 0, 0, end.entries ?? entries.length, end.entries ?? entries.length].forEach((value, index) =>
    tail.writeUInt16LE(value, 4 + index * 2),
  );
  tail.writeUInt32LE(list.length, 12);
  tail.writeUInt32LE(end.offset ?? at, 16);
  return Buffer.concat([...parts, list, tail]);
}
