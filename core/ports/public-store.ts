// Where files lie that anybody may have by their address: local disk, or an object store.

export interface PublicStore {
  /** Keeps a file whole under a name of ours, `[0-9a-f]{32}` with what tells its width and type; nobody ever reads half of it. */
  keep(name: string, content: Buffer): Promise<void>;
  read(name: string): Promise<Buffer | undefined>;
  remove(name: string): Promise<void>;
  /** Names of files, and of drafts that broken writers left, kept before a time by the store's own clock. */
  keptBefore(at: Date): AsyncIterable<string>;
  /** Whether a file was kept before a time; not where there is none. */
  isOlder(name: string, at: Date): Promise<boolean>;
}
