// Structured logs: JSON lines with the request id; secrets and personal fields never reach them.
import { pino } from 'pino';
import { config } from '../config/index.ts';

const secret = ['password', 'token', 'authorization', 'cookie', 'email', 'phone', 'address', 'line1', 'card'];

export const log = pino({
  level: config().LOG_LEVEL,
  base: { role: config().ROLE },
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: { paths: secret.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]), censor: '[redacted]' },
});
