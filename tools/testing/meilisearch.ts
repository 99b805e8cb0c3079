// A stand-in for Meilisearch that speaks its REST: keys, tasks that wait before they are done, settings, documents, several searches at once.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { changeSettings, checkKey, type Index, type Query, Refused, searchIn } from './meilisearch-index.ts';

interface Task {
  uid: number;
  indexUid: string;
  type: string;
  status: 'enqueued' | 'processing' | 'succeeded' | 'failed';
  error: unknown;
  enqueuedAt: string;
}

const refusal = ({ message, code, type }: Refused) => ({ message, code, type, link: `https://docs.meilisearch.com/errors#${code}` });

/** Tasks in their order; each look takes the first that waits one state further. */
class Tasks {
  readonly #all: { task: Task; run: () => void }[] = [];
  /** The next one fails with this code. */
  failNext: string | null = null;

  add(type: string, indexUid: string, run: () => void): [number, unknown] {
    const code = this.failNext;
    this.failNext = null;
    const task: Task = { uid: this.#all.length, indexUid, type, status: 'enqueued', error: null, enqueuedAt: new Date().toISOString() };
    const fail = (): void => {
      throw new Refused(400, code ?? '', 'It fails, as was asked for.');
    };
    this.#all.push({ task, run: code ? fail : run });
    return [202, { taskUid: task.uid, indexUid, status: task.status, type, enqueuedAt: task.enqueuedAt }];
  }

  look(uid: number): [number, unknown] {
    this.#goOn();
    const found = this.#all[uid];
    if (!found) throw new Refused(404, 'task_not_found', `Task \`${uid}\` not found.`);
    return [200, found.task];
  }

  #goOn(): void {
    const next = this.#all.find(({ task }) => task.status === 'enqueued' || task.status === 'processing');
    if (!next) return;
    const { task, run } = next;
    if (task.status === 'enqueued') return void (task.status = 'processing');
    try {
      run();
      task.status = 'succeeded';
    } catch (error) {
      task.status = 'failed';
      task.error = refusal(error as Refused);
    }
  }
}

class Indexes {
  readonly all = new Map<string, Index>();

  at(uid: string): Index {
    const found = this.all.get(uid);
    if (!found) throw new Refused(404, 'index_not_found', `Index \`${uid}\` not found.`);
    return found;
  }

  made(uid: string): Index {
    const index = this.all.get(uid) ?? { documents: new Map(), settings: {} };
    this.all.set(uid, index);
    return index;
  }

  add(uid: string, primaryKey: string, documents: readonly Record<string, unknown>[]): void {
    const index = this.made(uid);
    for (const document of documents) {
      const id = document[primaryKey];
      if (typeof id !== 'string' || !/^[\w-]{1,511}$/.test(id))
        throw new Refused(400, 'invalid_document_id', `Document identifier \`${String(id)}\` is invalid.`);
      index.documents.set(id, document);
    }
  }
}

function answer(indexes: Indexes, tasks: Tasks, { method, url, body }: { method: string; url: URL; body: unknown }): [number, unknown] {
  const [, first = '', uid = '', ...rest] = url.pathname.split('/');
  if (first === 'indexes' && !/^[\w-]{1,400}$/.test(uid))
    throw new Refused(400, 'invalid_index_uid', `\`${uid}\` is not a valid index uid.`);
  switch (`${method} ${[first, ...rest].join('/')}`) {
    case 'GET tasks':
      return tasks.look(Number(uid));
    case 'POST multi-search':
      return [200, { results: (body as { queries: Query[] }).queries.map((query) => searchIn(indexes.at(query.indexUid), query)) }];
    case 'PATCH indexes/settings':
      return tasks.add('settingsUpdate', uid, () => changeSettings(indexes.made(uid), body as Index['settings']));
    case 'GET indexes/settings/sortable-attributes':
      return [200, indexes.at(uid).settings.sortableAttributes ?? []];
    case 'POST indexes/documents':
      return tasks.add('documentAdditionOrUpdate', uid, () =>
        indexes.add(uid, url.searchParams.get('primaryKey') ?? 'id', body as Record<string, unknown>[]),
      );
    case 'POST indexes/documents/delete-batch':
      return tasks.add('documentDeletion', uid, () => {
        for (const id of body as string[]) indexes.at(uid).documents.delete(id);
      });
    default:
      throw new Refused(404, 'not_found', `${method} ${url.pathname} is not known here.`);
  }
}

export interface StandInMeilisearch {
  readonly url: string;
  readonly key: string;
  readonly indexes: Map<string, Index>;
  readonly tasks: Tasks;
  /** What was asked for. */
  readonly asked: string[];
  /** How it answers: as it should, 503 with a page, or nothing at all. */
  mode: 'well' | 'broken' | 'silent';
  stop(): Promise<void>;
}

/** Starts one on a free port. */
export async function startMeilisearch(): Promise<StandInMeilisearch> {
  const key = `key-${randomUUID()}`;
  const [indexes, tasks] = [new Indexes(), new Tasks()];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      stand.asked.push(`${request.method} ${request.url}`);
      if (stand.mode === 'silent') return;
      if (stand.mode === 'broken') return void response.writeHead(503, { 'content-type': 'text/html' }).end('<h1>Oh</h1>');
      const told = ((): [number, unknown] => {
        try {
          checkKey(request.headers.authorization, key);
          const text = Buffer.concat(parts).toString();
          const url = new URL(request.url ?? '/', 'http://stand-in');
          return answer(indexes, tasks, { method: request.method ?? '', url, body: text ? JSON.parse(text) : undefined });
        } catch (error) {
          const refused = error instanceof Refused ? error : new Refused(500, 'internal', String(error));
          return [refused.status, refusal(refused)];
        }
      })();
      response.writeHead(told[0], { 'content-type': 'application/json' }).end(JSON.stringify(told[1]));
    });
  });
  await new Promise<void>((resume) => server.listen(0, '127.0.0.1', resume));
  const stand: StandInMeilisearch = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    key,
    indexes: indexes.all,
    tasks,
    asked: [],
    mode: 'well',
    async stop() {
      server.closeAllConnections();
      await new Promise((resume) => server.close(resume));
    },
  };
  return stand;
}
