// Sizes of hosts and plans as people type them: gigabytes and cores, with a decimal point or comma, in any digits. Pure.
import { latinDigits } from '../../lib/digits.ts';

/** The number typed, or null where it is none. */
export function readNumber(typed: string): number | null {
  const text = typed
    .trim()
    .replaceAll(/\p{Nd}/gu, (digit) => latinDigits(digit))
    .replace(/[,٫]/, '.');
  return /^\d{1,8}(\.\d{1,4})?$/.test(text) ? Number(text) : null;
}

export interface Size {
  memoryMib: number;
  cpuMillicores: number;
  diskGib: number;
}

export const sizeNames = ['memory', 'cpu', 'disk'] as const;
export type SizeName = (typeof sizeNames)[number];

/** The size that fields hold; those that can't be read are named. */
export function readSize(read: (name: SizeName) => string): Size | { wrong: SizeName[] } {
  const [memory, cpu, disk] = sizeNames.map((name) => readNumber(read(name)));
  if (typeof memory === 'number' && typeof cpu === 'number' && typeof disk === 'number' && Number.isInteger(disk))
    return { memoryMib: Math.round(memory * 1024), cpuMillicores: Math.round(cpu * 1000), diskGib: disk };
  return {
    wrong: sizeNames.filter((name) => !(name === 'disk' ? Number.isInteger(readNumber(read(name))) : readNumber(read(name)) !== null)),
  };
}

/** As a field shows what is there now: as short as it can be typed and still be read as the same. */
export function typedOf(size: Size, name: SizeName): string {
  const { memoryMib, cpuMillicores, diskGib } = size;
  if (name !== 'memory') return String(name === 'cpu' ? cpuMillicores / 1000 : diskGib);
  const short = [0, 1, 2, 3].map((decimals) => (memoryMib / 1024).toFixed(decimals));
  return short.find((typed) => Math.round(Number(typed) * 1024) === memoryMib) ?? (memoryMib / 1024).toFixed(4);
}
