// Structured logs: JSON lines with the request id; secrets and personal fields never reach them.
import { pino } from 'pino';
import type { Config } from '../config/index.ts';

const secret = ['password', 'token', 'authorization', 'cookie', 'email', 'phone', 'address', 'line1', 'card'];

export const log = pino({
  level: 'warn',
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: { paths: secret.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]), censor: '[redacted]' },
});

/** Sets the level and names the role in every line; until then only warnings are written. */
export function configureLog({ LOG_LEVEL, ROLE }: Config): void {
  log.level = LOG_LEVEL;
  log.setBindings({ role: ROLE });
}
