// A text with the words that were looked for marked in it.
const bare = (text: string): string =>
  text
    .toLocaleLowerCase()
    .normalize('NFD')
    .replaceAll(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC');

/** Where the words stand in a text: letters compared without case and Latin marks. */
function marksIn(text: string, words: string): { from: number; to: number }[] {
  const letters = bare(text);
  // A letter that is two without its marks would shift all that follows.
  if (letters.length !== text.length) return [];
  const found = bare(words)
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter(Boolean)
    .flatMap((word) => {
      const from = letters.indexOf(word);
      return from < 0 ? [] : [{ from, to: from + word.length }];
    })
    .toSorted((one, other) => one.from - other.from);
  return found.filter((mark, index) => index === 0 || mark.from >= (found[index - 1]?.to ?? 0));
}

export function Marked({ text, words }: { text: string; words: string }) {
  const marks = marksIn(text, words);
  return (
    <>
      {marks.map(({ from, to }, index) => (
        <span key={from}>
          {text.slice(marks[index - 1]?.to ?? 0, from)}
          <mark className="bg-transparent font-semibold text-inherit underline decoration-2 underline-offset-4">
            {text.slice(from, to)}
          </mark>
        </span>
      ))}
      {text.slice(marks.at(-1)?.to ?? 0)}
    </>
  );
}
