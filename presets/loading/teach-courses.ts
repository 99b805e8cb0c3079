// Makes the courses of a preset: lessons with their texts, files and films that are cut already.
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { bringFile, bringRendition, changeCourse, createCourse, putLesson } from '#modules/courses/index.ts';
import type { Tx } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import type { LocalText, PresetLesson } from '../preset.ts';
import type { Shelved } from './shelve-product.ts';

/** What stands in a film's `film.json` beside its segments `0.mpegts`, `1.mpegts` …. */
interface Film {
  width: number;
  height: number;
  hasSound: boolean;
  /** Of each segment. */
  seconds: number[];
}

const documentTypes: Record<string, { type: 'document' | 'picture'; mediaType: string }> = {
  '.pdf': { type: 'document', mediaType: 'application/pdf' },
  '.jpg': { type: 'picture', mediaType: 'image/jpeg' },
  '.png': { type: 'picture', mediaType: 'image/png' },
};

/** Where a preset keeps files for its lessons. */
export interface Teaching {
  orgId: Uuid;
  folder: string;
}

export async function teachCourse(tx: Tx, teaching: Teaching, variant: Shelved, title: LocalText): Promise<void> {
  if (!variant.course) return;
  const { orgId } = teaching;
  const { lessons, ...policy } = variant.course;
  const { id: courseId } = await createCourse(tx, { orgId, variantId: variant.id, title });
  for (const lesson of lessons) await addLesson(tx, teaching, courseId, lesson);
  await changeCourse(tx, { orgId, courseId }, { ...policy, status: 'published' });
}

async function addLesson(tx: Tx, teaching: Teaching, courseId: Uuid, lesson: PresetLesson): Promise<void> {
  const { orgId } = teaching;
  const { title, body = {}, url = null, required = true } = lesson;
  const common = { title, body, url, required, seconds: null };
  if (lesson.film !== undefined) {
    const fileId = await bringFilm(tx, teaching, lesson.film);
    await putLesson(tx, { orgId, courseId }, { ...common, kind: 'video', delivery: 'stream', fileId });
  } else if (lesson.document !== undefined) {
    const path = join(teaching.folder, 'files', lesson.document);
    const type = documentTypes[extname(path)] ?? { type: 'document' as const, mediaType: 'text/plain; charset=utf-8' };
    const fileId = await bringFile(tx, orgId, { path, name: lesson.document, ...type, facts: {} });
    await putLesson(tx, { orgId, courseId }, { ...common, kind: 'document', delivery: 'file', fileId });
  } else if (url !== null) await putLesson(tx, { orgId, courseId }, { ...common, kind: 'link', delivery: 'link', fileId: null });
  else await putLesson(tx, { orgId, courseId }, { ...common, kind: 'text', delivery: 'stream', fileId: null });
}

/** The film as a whole is its segments one behind the other, which is what MPEG transport streams are made for. */
async function bringFilm(tx: Tx, { orgId, folder }: Teaching, name: string): Promise<Uuid> {
  const place = join(folder, 'films', name);
  const { seconds, ...facts } = JSON.parse(await readFile(join(place, 'film.json'), 'utf8')) as Film;
  const segments = await Promise.all(
    seconds.map(async (length, index) => {
      const path = join(place, `${index}.mpegts`);
      return { path, seconds: length, bytes: (await stat(path)).size };
    }),
  );
  const work = await mkdtemp(join(tmpdir(), 'tessera-film-'));
  try {
    const path = join(work, 'film.mpegts');
    await writeFile(path, await Promise.all(segments.map((segment) => readFile(segment.path))));
    const whole = Math.round(seconds.reduce((sum, each) => sum + each, 0));
    const file = { path, name: `${name}.ts`, type: 'video' as const, mediaType: 'video/mp2t', facts: { ...facts, seconds: whole } };
    const fileId = await bringFile(tx, orgId, file);
    await bringRendition(tx, { orgId, fileId }, segments);
    return fileId;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
