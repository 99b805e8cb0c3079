// Prometheus metrics of this process: requests by route, statements of the engine's health, and counters that modules add.
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

const registry = new Registry();

/** Seconds; names as in OpenTelemetry's conventions. */
const requests = new Histogram({
  name: 'http_server_request_duration_seconds',
  help: 'Time from the first look at a request until its answer is on its way; streams count until they begin.',
  labelNames: ['method', 'route', 'status'] as const,
  buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  registers: [registry],
});

/** Looking a labelled child up by its labels costs more than counting in it. */
const children = new Map<string, { observe(seconds: number): void }>();

/** Counts a request. `route` is a pattern, so its values are bounded; a path that is no route's is ''. */
export function observeRequest(method: string, route: string, status: number, seconds: number): void {
  const family = status >= 500 ? '5xx' : status >= 400 ? '4xx' : status >= 300 ? '3xx' : '2xx';
  const key = `${method} ${family} ${route}`;
  let child = children.get(key);
  if (!child) {
    child = requests.labels(method, route || '(none)', family);
    children.set(key, child);
  }
  child.observe(seconds);
}

const MOST_VALUES = 50;
const OTHER = 'other';

/**
 * A counter with one label whose values are bounded, however many come: beyond fifty they are counted as `other`. A value is nothing of a
 * person: a code, a preset, a result.
 */
export function labelled<L extends string>(name: string, help: string, ...labels: L[]): (values: Record<L, string>, by?: number) => void {
  const counter = new Counter({ name, help, labelNames: labels, registers: [registry] });
  const seen = new Map<L, Set<string>>(labels.map((label) => [label, new Set()]));
  const bounded = (label: L, value: string): string => {
    const values = seen.get(label) as Set<string>;
    if (values.has(value)) return value;
    if (values.size >= MOST_VALUES) return OTHER;
    values.add(value);
    return value;
  };
  return (values, by = 1) => {
    const kept = Object.fromEntries(labels.map((label) => [label, bounded(label, values[label])]));
    counter.inc(kept as Parameters<typeof counter.inc>[0] & object, by);
  };
}

/**
 * A number that is read when somebody asks for the metrics; by label when there are several. What can't be read is left out: a database that
 * is away must not take the other figures with it.
 */
export function figure(name: string, help: string, read: () => Promise<Figures> | Figures, label?: string): void {
  const gauge: Gauge = new Gauge({
    name,
    help,
    labelNames: label ? [label] : [],
    registers: [registry],
    async collect() {
      gauge.reset();
      try {
        const figures = await read();
        if (typeof figures === 'number') gauge.set(figures);
        else for (const [value, number] of Object.entries(figures)) gauge.set({ [label ?? '']: value }, number);
      } catch {
        if (!label) gauge.remove();
      }
    },
  });
}

export type Figures = number | Record<string, number>;

/** Event-loop lag, memory, garbage collection and processor time of this process. */
export function startProcessMetrics(): void {
  collectDefaultMetrics({ register: registry });
}

/** All of it in the text format of Prometheus. */
export const metricsText = async (): Promise<{ type: string; text: string }> => ({
  type: registry.contentType,
  text: await registry.metrics(),
});
