// How long requests took, as a Prometheus histogram of our own: the library puts the labels of every observation together anew, which is the
// dearest of what we add to an answer from memory.

/** Seconds; the name as in OpenTelemetry's conventions. */
const NAME = 'http_server_request_duration_seconds';
const HELP = 'Time from the first look at a request until its answer is on its way; streams count until they begin.';
const BOUNDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

interface Times {
  labels: string;
  /** Of each bound those up to it and above the one before; the last is of those above all. */
  counts: number[];
  sum: number;
}
const times = new Map<string, Times>();

const quoted = (value: string): string => `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;

function timesOf(method: string, route: string, family: string): Times {
  const labels = `method=${quoted(method)},route=${quoted(route || '(none)')},status=${quoted(family)}`;
  return { labels, counts: [...BOUNDS, Infinity].map(() => 0), sum: 0 };
}

/** Counts a request. `route` is a pattern, so its values are bounded; a path that is no route's is ''. */
export function observeRequest(method: string, route: string, status: number, seconds: number): void {
  const family = status >= 500 ? '5xx' : status >= 400 ? '4xx' : status >= 300 ? '3xx' : '2xx';
  const key = `${method} ${family} ${route}`;
  let found = times.get(key);
  if (!found) times.set(key, (found = timesOf(method, route, family)));
  let bucket = 0;
  while (seconds > (BOUNDS[bucket] ?? Infinity)) bucket += 1;
  found.counts[bucket] = (found.counts[bucket] ?? 0) + 1;
  found.sum += seconds;
}

function linesOf({ labels, counts, sum }: Times): string[] {
  let all = 0;
  const buckets = counts.map((count, index) => `${NAME}_bucket{le="${BOUNDS[index] ?? '+Inf'}",${labels}} ${(all += count)}`);
  return [...buckets, `${NAME}_sum{${labels}} ${sum}`, `${NAME}_count{${labels}} ${all}`];
}

/** In the text format of Prometheus. */
export const requestTimes = (): string =>
  [`# HELP ${NAME} ${HELP}`, `# TYPE ${NAME} histogram`, ...[...times.values()].flatMap(linesOf), ''].join('\n');
