// A moment as the clocks of a time zone show it, in the form of `datetime-local`, and back.

/** `2026-11-20T21:05` for an instant; times of another zone than this browser's, too. */
export function localIn(iso: string | number, zone: string): string {
  const format = new Intl.DateTimeFormat('en-u-nu-latn', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  const part = Object.fromEntries(format.formatToParts(new Date(iso)).map(({ type, value }) => [type, value]));
  return `${part.year?.padStart(4, '0')}-${part.month}-${part.day}T${part.hour}:${part.minute}`;
}

/** How far the clocks of a zone are ahead of UTC at an instant, in milliseconds. */
const aheadAt = (ms: number, zone: string): number => Date.parse(`${localIn(ms, zone)}Z`) - Math.floor(ms / 60_000) * 60_000;

/**
 * The instant at which clocks show this, as ISO 8601; null where nothing was typed. Of two it is the earlier; a time that clocks leap over is
 * as much after the leap.
 */
export function momentIn(local: string, zone: string): string | null {
  const shown = Date.parse(`${local.slice(0, 16)}Z`);
  if (Number.isNaN(shown)) return null;
  const day = 24 * 3600 * 1000;
  const [before, after] = [shown - aheadAt(shown - day, zone), shown - aheadAt(shown + day, zone)];
  const fits = [before, after].filter((ms) => localIn(ms, zone) === local.slice(0, 16)).toSorted((a, b) => a - b);
  return new Date(fits[0] ?? before).toISOString();
}
