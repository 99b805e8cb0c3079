// A place outside of the database that only grows, to which the ends of the audit trail are written: a folder now, an object store later.

export interface Witness {
  /** Names of the parts there are, oldest first; a part is named so that later ones sort behind. */
  parts(): Promise<string[]>;
  /** The lines of a part in the order in which they were added; the last one may be torn. */
  read(part: string): Promise<string[]>;
  /** Adds a line behind the others of a part, which it begins if need be. The line outlasts a crash of the machine once this resolves. */
  append(part: string, line: string): Promise<void>;
  /** Where it is, for people. */
  readonly place: string;
}
