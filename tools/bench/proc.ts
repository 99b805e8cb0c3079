// What Linux says of processes: CPU time used, memory held. Elsewhere nothing is known: NaN.
import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts CPU time in hundredths of a second, whatever the kernel's own tick (USER_HZ). */
const TICK_US = 10_000;

const read = (pid: number, file: string): string => {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
};

/** The fields of /proc/PID/stat after the name, which may hold anything. */
const statOf = (pid: number): string[] =>
  read(pid, 'stat')
    .replace(/^.*\) /s, '')
    .split(' ');

/** Microseconds of CPU, user and system, of all threads of a process. */
export const cpuMicroseconds = (pid: number): number => {
  const fields = statOf(pid);
  return (Number(fields[11]) + Number(fields[12])) * TICK_US;
};

/** Microseconds of CPU of a process, its living descendants, and those of its children that ended. */
export function cpuOfFamily(pid: number): number {
  const ended =
    statOf(pid)
      .slice(13, 15)
      .reduce((sum, ticks) => sum + Number(ticks), 0) * TICK_US;
  const living = familyOf(pid).map(cpuMicroseconds);
  return living.reduce((sum, one) => sum + (Number.isNaN(one) ? 0 : one), ended);
}

/** Microseconds of CPU of those of our own children that ended. */
export const cpuOfEndedChildren = (): number =>
  statOf(process.pid)
    .slice(13, 15)
    .reduce((sum, ticks) => sum + Number(ticks), 0) * TICK_US;

/** A process and all that came from it. */
export function familyOf(pid: number): number[] {
  if (process.platform !== 'linux') return [pid];
  const parents = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    const child = Number(name);
    if (!Number.isInteger(child)) continue;
    const parent = Number(statOf(child)[1]);
    parents.set(parent, [...(parents.get(parent) ?? []), child]);
  }
  const family = [pid];
  for (const each of family) family.push(...(parents.get(each) ?? []));
  return family;
}

/** Megabytes a process holds; memory shared by several is divided among them (PSS), so that a sum counts it once. */
export const memoryMb = (pid: number): number => Number(/^Pss:\s+(\d+)/m.exec(read(pid, 'smaps_rollup'))?.[1] ?? Number.NaN) / 1024;
