// A witness in a folder: one file for each part, only ever appended to, so that the folder may be mounted or marked append-only.
import { mkdir, open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Witness } from '#ports/witness.ts';

const fileShape = /^audit-(\d{4}-\d{2})\.jsonl$/;
const NEW_LINE = 10;

const isAbsent = (error: unknown): boolean => (error as { code?: string }).code === 'ENOENT';

/** Readable by its owner only. @throws whatever the file system says, but for a folder that is not there yet */
export function witnessFolder(folder: string): Witness {
  const pathOf = (part: string): string => join(folder, `audit-${part}.jsonl`);
  return {
    place: folder,
    async parts() {
      const names = await readdir(folder).catch((error: unknown) => {
        if (isAbsent(error)) return [];
        throw error;
      });
      return names.flatMap((name) => fileShape.exec(name)?.[1] ?? []).toSorted();
    },
    async read(part) {
      return (await readFile(pathOf(part), 'utf8')).split('\n').filter(Boolean);
    },
    async append(part, line) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = await open(pathOf(part), 'a+', 0o600);
      try {
        const { size } = await file.stat();
        const last = Buffer.alloc(1);
        if (size > 0) await file.read(last, 0, 1, size - 1);
        // A line that a crash tore stays as it is, and the next one begins behind it.
        await file.appendFile(`${size > 0 && last[0] !== NEW_LINE ? '\n' : ''}${line}\n`);
        await file.sync();
      } finally {
        await file.close();
      }
    },
  };
}
