// Texts by language: in which of them something is said, and what is shown where one says nothing.

/** Words by locale: `en`, `th` … */
export type Text = Record<string, string>;

/** What is said in a locale, else in the one to fall back to, else in English, else in any there is; empty where nothing is said. */
export function inLocale(text: Readonly<Text>, locale: string | undefined, fallback: string): string {
  return text[locale ?? ''] ?? text[fallback] ?? text.en ?? Object.values(text)[0] ?? '';
}

/** Without the languages in which nothing is said. */
export const saidIn = (text: Partial<Text> | undefined): Text =>
  Object.fromEntries(Object.entries(text ?? {}).filter((each): each is [string, string] => Boolean(each[1]?.trim())));
