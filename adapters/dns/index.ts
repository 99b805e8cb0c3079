// TXT records by DNS, from the machine's own resolvers or from those the settings name.
import { Resolver } from 'node:dns/promises';
import type { FindTxtRecords } from '#ports/txt-records.ts';

const TIMEOUT_MS = 2_000;
/** Answers that say: there is no such record. All others say: ask again. */
const none = new Set(['ENODATA', 'ENOTFOUND']);

/** `servers` are addresses with an optional port, for example 9.9.9.9 or 127.0.0.1:5353; without any, the machine's own. */
export function dnsTxtRecords(servers: readonly string[]): FindTxtRecords {
  return async (name) => {
    // One for each question: a resolver keeps no answers, and one that hangs is given up.
    const resolver = new Resolver({ timeout: TIMEOUT_MS, tries: 2 });
    if (servers.length > 0) resolver.setServers([...servers]);
    try {
      return (await resolver.resolveTxt(name)).map((parts) => parts.join(''));
    } catch (error) {
      if (none.has((error as { code?: string }).code ?? '')) return [];
      throw error;
    }
  };
}
