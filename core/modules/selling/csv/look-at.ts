// What a file is before it is read: CSV at all, in which encoding, with which delimiter, and what its columns are called.
import { open } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import { fileTypeFromBuffer } from 'file-type';
import { Refusal } from '#platform/errors/index.ts';
import { RunError } from '../runs/runs.errors.ts';
import { type Delimiter, delimiters, type Encoding, type Format, MOST_COLUMNS, readTable, type Row } from './read-table.ts';

const HEAD = 64 * 1024;
const SAMPLES = 3;
/** A person waits for the look, and with them whoever else asks this program something. */
const PIECE = 16 * 1024;
const MOST_BLANK = 1_000;

export interface Seen {
  format: Format;
  columns: { name: string; samples: string[] }[];
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** By the mark at its beginning, else UTF-8: what is not that is found when it is read, and another encoding is chosen by a person. */
function encodingOf(head: Buffer): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

/** The one that stands most often outside of quotation marks in the first line that has any. */
function delimiterOf(text: string): Delimiter {
  const counts = new Map<string, number>();
  let quoted = false;
  for (const letter of text) {
    if (letter === '"') quoted = !quoted;
    else if (!quoted && (letter === '\n' || letter === '\r') && counts.size > 0) break;
    else if (!quoted && (delimiters as readonly string[]).includes(letter)) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  }
  const [best] = delimiters.toSorted((one, other) => (counts.get(other) ?? 0) - (counts.get(one) ?? 0));
  return best ?? ',';
}

/** The first that say something; those behind very many that say nothing are left to who reads all of it. */
async function firstRows(path: string, format: Format): Promise<Row[]> {
  const rows: Row[] = [];
  try {
    for await (const row of readTable(createReadStream(path, { highWaterMark: PIECE }), format, MOST_BLANK)) {
      rows.push(row);
      if (rows.length > SAMPLES) break;
    }
  } catch (error) {
    if (rows.length === 0 || !(error instanceof Refusal) || error.code !== 'FILE_TOO_MANY_LINES') throw error;
  }
  return rows;
}

function requireHeader(cells: readonly string[]): void {
  const names = cells.map((cell) => cell.trim().toLowerCase());
  if (names.length > MOST_COLUMNS) throw RunError('FILE_TOO_MANY_COLUMNS', { facts: { line: 1 } });
  const twice = names.find((name, index) => name !== '' && names.indexOf(name) !== index);
  if (twice !== undefined) throw RunError('FILE_HEADER_TWICE', { facts: { line: 1, column: twice.slice(0, 100) } });
  if (names.every((name) => name === '' || /^[\d.,\s]+$/.test(name))) throw RunError('FILE_NO_HEADER');
}

/**
 * Looks at the beginning of a file; a person may say better what its format is.
 * @throws Refusal FILE_NOT_CSV, FILE_EMPTY, FILE_NO_HEADER, FILE_HEADER_TWICE, and those of `readTable`
 */
export async function lookAt(path: string, said: Partial<Format> = {}): Promise<Seen> {
  const head = await headOf(path);
  if (head.length === 0) throw RunError('FILE_EMPTY');
  const encoding = said.encoding ?? encodingOf(head);
  const type = encoding.startsWith('utf-16') ? undefined : await fileTypeFromBuffer(head).catch(() => undefined);
  if (type) throw RunError('FILE_NOT_CSV', { facts: { type: type.mime } });
  const format = { encoding, delimiter: said.delimiter ?? delimiterOf(new TextDecoder(encoding).decode(head)) };
  const [header, ...rows] = await firstRows(path, format);
  if (!header) throw RunError('FILE_EMPTY');
  requireHeader(header.cells);
  const columns = header.cells.map((name, index) => ({
    name: name.trim().slice(0, 200),
    samples: rows.map(({ cells }) => (cells[index] ?? '').slice(0, 100)).filter(Boolean),
  }));
  return { format, columns };
}
