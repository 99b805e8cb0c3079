// Prometheus metrics of this process: requests by route, statements of the engine's health, and counters that modules add.
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import { requestTimes } from './request-times.ts';

export { observeRequest } from './request-times.ts';

const registry = new Registry();

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
  text: `${await registry.metrics()}\n${requestTimes()}`,
});
