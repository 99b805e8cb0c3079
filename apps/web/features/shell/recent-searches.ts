// What somebody looked for before, kept in their own browser only.

const key = 'searches';
const most = 5;

/** The last searches, the newest first; none where the browser keeps nothing. */
export function recentSearches(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept.filter((each) => typeof each === 'string').slice(0, most) : [];
  } catch {
    return [];
  }
}

export function rememberSearch(words: string): void {
  try {
    localStorage.setItem(key, JSON.stringify([words, ...recentSearches().filter((each) => each !== words)].slice(0, most)));
  } catch {
    // A browser that keeps nothing searches as well.
  }
}

export function forgetSearches(): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // There was nothing to forget.
  }
}
