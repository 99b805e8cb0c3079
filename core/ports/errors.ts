// What we ask of an error tracker; the platform decides what it hears of and how often.
export type { ErrorReport, ErrorTracker } from '#platform/report/index.ts';
