// What a flag is for a subject. Pure: the same flag and subject are always on the same side, and stay there while the share grows.
import { createHash } from 'node:crypto';
import type { Variant } from './flags.sql.ts';

export interface Setting {
  kind: 'boolean' | 'variant';
  /** Basis points. */
  rollout: number;
  variants: readonly Variant[];
}

const ALL = 10_000;

/** Where a subject stands among all, 0 to 9999; another flag puts them in another place. */
export const bucketOf = (flag: string, subject: string): number =>
  createHash('sha256').update(`${flag}\n${subject}`).digest().readUInt32BE(0) % ALL;

/** Whom nobody knows is on no side: off, or the first variant, unless the flag is for all. */
export function evaluate(flag: string, setting: Setting, subject: string | undefined): boolean | string {
  if (setting.kind === 'boolean') {
    if (setting.rollout >= ALL) return true;
    return subject !== undefined && bucketOf(flag, subject) < setting.rollout;
  }
  const whole = setting.variants.find(({ weight }) => weight >= ALL) ?? setting.variants[0];
  if (subject === undefined) return whole?.name ?? '';
  let left = bucketOf(flag, subject);
  for (const { name, weight } of setting.variants) {
    if (left < weight) return name;
    left -= weight;
  }
  return whole?.name ?? '';
}
