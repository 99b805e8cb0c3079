// What we ask of the DNS: the TXT records of a name.

/** All TXT records of a name, each joined; empty when there are none. @throws Error when the DNS does not answer */
export type FindTxtRecords = (name: string) => Promise<string[]>;
