// What the processes logged as errors while they were dying and living: counted by message, for people to look at.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Line {
  level?: number;
  msg?: string;
  err?: { message?: string };
  handler?: string;
  loop?: string;
}

/** Warnings and errors of all logs in a folder, by what they say; ids and numbers are left out so that like counts with like. */
export function logTroubles(dir: string): Record<string, number> {
  const counts = new Map<string, number>();
  for (const file of existsSync(dir) ? readdirSync(dir) : []) {
    for (const text of readFileSync(join(dir, file), 'utf8').split('\n')) {
      const said = saying(text);
      if (said) counts.set(said, (counts.get(said) ?? 0) + 1);
    }
  }
  return Object.fromEntries([...counts].toSorted(([, a], [, b]) => b - a));
}

function saying(text: string): string | undefined {
  // The guard's shell says "Killed" of each of our kills.
  if (!text || text === 'Killed' || /^failpoint \S+ \S+$/.test(text)) return undefined;
  if (!text.startsWith('{')) return text.slice(0, 160);
  let line: Line;
  try {
    line = JSON.parse(text) as Line;
  } catch {
    // A process that is killed may leave half a line.
    return undefined;
  }
  if ((line.level ?? 0) < 40) return undefined;
  const about = [line.msg, line.handler, line.loop, line.err?.message].filter(Boolean).join(' · ');
  return about
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…')
    .replaceAll(/\b[\w-]*\d[\w-]*\b/g, '#')
    .slice(0, 200);
}
