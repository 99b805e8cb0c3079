// What we ask of whoever counts how often somebody does something; the platform counts in its own process when nobody else does.
export type { Limiter, Policy, Taken } from '#platform/limits/index.ts';
