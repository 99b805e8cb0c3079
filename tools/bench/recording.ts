// A server whose statements are recorded while something is asked of it.
import { dirname } from 'node:path';
import type { Bench } from './bench.ts';
import { type Recorder, type Sent, startRecorder } from './wire.ts';

/** Starts the server on a database behind the recording proxy, does the work, stops both. */
export async function recorded<T>(bench: Bench, database: string, work: (port: number, recorder: Recorder) => Promise<T>): Promise<T> {
  const urls = bench.urls(database);
  const realDir = new URL(urls.app).searchParams.get('host');
  if (!realDir) throw new Error('Statements can be recorded on a unix socket only');
  const recorder = await startRecorder(realDir, dirname(bench.cluster.dataDir));
  const through = (url: string): string => {
    const changed = new URL(url);
    changed.searchParams.set('host', recorder.dir);
    return changed.href;
  };
  try {
    const api = await bench.startServer({ ...urls, app: through(urls.app), system: through(urls.system) });
    try {
      return await work(api.port, recorder);
    } finally {
      await api.program.stop();
    }
  } finally {
    recorder.stop();
  }
}

/** Transactions as one connection would send them: whole ones, in the order they began. Notifications to other processes are left out. */
export function oneAfterAnother(sent: readonly Sent[]): Sent[] {
  const whole: Sent[][] = [];
  const open = new Map<number, Sent[]>();
  for (const one of sent) {
    const current = open.get(one.connection);
    if (current) current.push(one);
    else if (/^begin\b/i.test(one.text)) {
      const begun = [one];
      open.set(one.connection, begun);
      whole.push(begun);
    } else if (!/pg_notify/.test(one.text)) whole.push([one]);
    if (/^(commit|rollback)\b/i.test(one.text)) open.delete(one.connection);
  }
  return whole.flat();
}
