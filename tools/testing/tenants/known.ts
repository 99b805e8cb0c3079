// What one side of the wall knows: every id, key and private word that the API ever told it.

const idShape = /\b([a-z]{2,6})_[0-7][0-9a-hjkmnp-tv-z]{25}\b/g;

export class Known {
  /** Ids by prefix. */
  readonly ids = new Map<string, Set<string>>();
  /** Texts by the name of the field they stood in, for paths such as `/roles/{key}`. */
  readonly texts = new Map<string, Set<string>>();
  /** Cursors by the operation whose list they go on with. */
  readonly cursors = new Map<string, string>();
  /** Addresses that carry their own proof. */
  readonly links = new Set<string>();

  /** Takes in an answer of the API. */
  learn(operationId: string, value: unknown, field = ''): void {
    if (Array.isArray(value)) for (const each of value) this.learn(operationId, each, field);
    else if (typeof value === 'object' && value !== null)
      for (const [name, inner] of Object.entries(value)) this.learn(operationId, inner, name);
    else if (typeof value === 'string') this.#learnText(operationId, value, field);
  }

  #learnText(operationId: string, text: string, field: string): void {
    for (const [id, prefix = ''] of text.matchAll(idShape)) put(this.ids, prefix, id);
    if (field === 'nextCursor') this.cursors.set(operationId, text);
    else put(this.texts, field, text);
    if (/^(https?:\/\/[^/]+)?\/.*[?&](token|signature|sig|proof)=/.test(text)) this.links.add(text);
  }

  /** Ids that `others` were not told, and texts that hold one of the words only this side uses. */
  secrets(words: readonly string[], ...others: Known[]): Set<string> {
    const told = new Set(others.flatMap(({ ids }) => flat(ids)));
    const marked = flat(this.texts).filter((text) => words.some((word) => text.includes(word)));
    return new Set([...flat(this.ids).filter((id) => !told.has(id)), ...marked]);
  }
}

const flat = (map: Map<string, Set<string>>): string[] => [...map.values()].flatMap((set) => [...set]);

function put(map: Map<string, Set<string>>, name: string, value: string): void {
  const set = map.get(name) ?? new Set();
  map.set(name, set.add(value));
}
