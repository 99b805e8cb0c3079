// Sets of time as sorted lists of half-open intervals that do not touch.
export interface Interval {
  /** Milliseconds, included. */
  from: number;
  /** Milliseconds, not included. */
  until: number;
}

/** The same time in order, without overlaps. */
export function union(list: readonly Interval[]): Interval[] {
  const merged: Interval[] = [];
  for (const each of list.filter(({ from, until }) => until > from).toSorted((one, other) => one.from - other.from)) {
    const last = merged.at(-1);
    if (last && each.from <= last.until) last.until = Math.max(last.until, each.until);
    else merged.push({ ...each });
  }
  return merged;
}

/** What of `list` is not in `taken`; both in order. */
export function subtract(list: readonly Interval[], taken: readonly Interval[]): Interval[] {
  const left: Interval[] = [];
  let next = 0;
  for (const { from, until } of list) {
    let start = from;
    while (next > 0 && (taken[next - 1]?.until ?? 0) > from) next -= 1;
    for (; next < taken.length; next += 1) {
      const hole = taken[next];
      if (!hole || hole.from >= until) break;
      if (hole.from > start) left.push({ from: start, until: hole.from });
      start = Math.max(start, hole.until);
    }
    if (start < until) left.push({ from: start, until });
  }
  return left;
}

/** What is in both; both in order. */
export function intersect(one: readonly Interval[], other: readonly Interval[]): Interval[] {
  const common: Interval[] = [];
  for (let a = 0, b = 0; a < one.length && b < other.length;) {
    const [left, right] = [one[a], other[b]];
    if (!left || !right) break;
    const from = Math.max(left.from, right.from);
    const until = Math.min(left.until, right.until);
    if (from < until) common.push({ from, until });
    if (left.until < right.until) a += 1;
    else b += 1;
  }
  return common;
}
