// The vault: seals what is personal before it reaches the database, opens it again, and finds it by blind index. Keys come from the settings.
import { config, type Config } from '../config/index.ts';
import { indexWith, keyIdOf, macWith, makeRing, openWith, type Place, type Ring, sealWith } from './ring.ts';

export { faultOfKeys, keyIdOf, type Place, VaultError } from './ring.ts';

const rings = new WeakMap<Config, Ring>();

function ring(): Ring {
  const settings = config();
  const known = rings.get(settings) ?? makeRing(settings);
  rings.set(settings, known);
  return known;
}

/** Text as it may stand in the database, sealed with the newest key and bound to its place. */
export const seal = (text: string, place: Place): string => sealWith(ring(), text, place);

/** @throws VaultError UNKNOWN_KEY, NOT_SEALED, DOES_NOT_OPEN */
export const open = (sealed: string, place: Place): string => openWith(ring(), sealed, place);

/** As `open`, for columns that held plain text before there was a vault: what is not sealed is given as it is. */
export const openOrPlain = (text: string, place: Place): string => (keyIdOf(text) === undefined ? text : open(text, place));

/** What a sealed value is found by: `email`, `phone` and `tax_id` are brought into one form first. The same for ever, whatever keys come. */
export const blindIndex = (field: 'email' | 'phone' | 'tax_id' | (string & {}), value: string): string => indexWith(ring(), field, value);

const MOST_WORDS = 12;

/** Words of a name, each a blind index: a name is found by any whole word of it. */
export function nameIndex(name: string | undefined): string[] {
  const words =
    name
      ?.normalize('NFKC')
      .toLowerCase()
      .split(/[\s,.]+/u)
      .filter(Boolean) ?? [];
  return [...new Set(words)].slice(0, MOST_WORDS).map((word) => blindIndex('name', word));
}

/** A proof that only who has the key can make, base64url. The same for ever, whatever keys come. */
export const mac = (purpose: string, text: string): string => macWith(ring(), purpose, text);

/** Id of the key that seals now. */
export const newestKey = (): string => ring().newest;
