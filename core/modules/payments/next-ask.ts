// When to ask again about what a provider left open: 5 s after it began, then at twice the distance each time, in the end every hour. Pure.

const FIRST_MS = 5_000;
const SLOWEST_MS = 3_600_000;

/** The next of the moments that follow from the beginning alone, and which it is: whoever asks twice in between means the same one. */
export function nextAsk(since: Date, now: Date): { at: Date; nth: number } {
  let at = since.getTime() + FIRST_MS;
  let nth = 1;
  for (let pause = FIRST_MS; at <= now.getTime(); pause = Math.min(SLOWEST_MS, pause * 2)) {
    at += pause;
    nth += 1;
  }
  return { at: new Date(at), nth };
}
