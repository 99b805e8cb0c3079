// Where files lie that nobody may have by their address alone: what we ask of local disk now, and of an object store later.

/** A part of a file, both ends included, counted from 0. */
export interface ByteRange {
  first: number;
  last: number;
}

export interface PrivateStore {
  /** Keeps a file from this machine and returns its key, the SHA-256 of its content in hex; the same content has the same key. The file stays where it is. */
  keep(path: string): Promise<string>;
  /** Its size in bytes, or undefined where there is no such file. */
  size(key: string): Promise<number | undefined>;
  /** The file, or a part of it that it has, while it is read. */
  read(key: string, range?: ByteRange): AsyncIterable<Buffer>;
  /** A path of this machine for programs that want one; it goes with `release`. */
  local(key: string): Promise<{ path: string; release(): Promise<void> }>;
  remove(key: string): Promise<void>;
  /** Keys that were kept before a time. */
  keptBefore(at: Date): AsyncIterable<string>;
}
