// Named points in the code where a test may make the process die, fail or wait; nothing happens outside NODE_ENV=test.
import { writeSync } from 'node:fs';
import { config } from './config/index.ts';

/** Every failpoint there is; a crash test goes through them all. */
export const failpoints = [
  'place.claimed',
  'place.before-commit',
  'place.reserved',
  'authorize.before',
  'authorize.after',
  'settle.before-commit',
  'settle.committed',
  'relay.claimed',
  'relay.before-commit',
  'relay.delivered',
  'capture.before',
  'capture.after',
  'expire.before-commit',
  'expire.committed',
  'webhook.stored',
  'mail.before-send',
  'mail.sent',
  'run.before-commit',
  'run.ended',
  'export.kept',
  'edit.before-commit',
  'edit.committed',
  'count.before-commit',
  'schedule.before-commit',
  'schedule.told',
  'entitlement.before-commit',
  'documents.before-commit',
  'documents.committed',
] as const;
export type Failpoint = (typeof failpoints)[number];

let armed: Map<string, { action: string; chance: number }> | undefined;

function parse(): Map<string, { action: string; chance: number }> {
  const map = new Map<string, { action: string; chance: number }>();
  if (config().NODE_ENV !== 'test') return map;
  for (const pair of config().FAILPOINTS.split(',').filter(Boolean)) {
    const [point = '', action = '', chance = '1'] = pair.split(':');
    map.set(point, { action, chance: Number(chance) });
  }
  return map;
}

/** Dies by SIGKILL (`crash`) or throws (`throw`) here when the test asked for it: `FAILPOINTS=place.reserved:crash:0.1`. */
export function failpoint(name: Failpoint): void {
  armed ??= parse();
  if (armed.size === 0) return;
  const order = armed.get(name);
  if (!order || Math.random() >= order.chance) return;
  writeSync(2, `failpoint ${name} ${order.action}\n`);
  if (order.action === 'crash') process.kill(process.pid, 'SIGKILL');
  if (order.action === 'throw') throw new Error(`failpoint ${name}`);
}
