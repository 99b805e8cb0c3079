// Reads a CSV file as it comes, in whatever encoding and with whatever delimiter, in bounded memory; says the line of what is wrong with it.
import { pipeline, Readable } from 'node:stream';
import { type CsvError, parse } from 'csv-parse';
import { csvText } from '#platform/csv.ts';
import { RunError } from '../runs/runs.errors.ts';

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1251', 'windows-874', 'windows-1256'] as const;
export type Encoding = (typeof encodings)[number];
export const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

export interface Format {
  encoding: Encoding;
  delimiter: Delimiter;
}
export interface Row {
  /** Where it begins in the file, from 1. */
  line: number;
  cells: string[];
}

const LONGEST_LINE = 256 * 1024;
export const MOST_COLUMNS = 200;
export const MOST_LINES = 200_000;
/** Rows without any text cost as much to read as others, and a file holds fifty million of them. */
const MOST_BLANK = 50_000;

const breaks = (text: string): number => {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
};

const at = (line: number) => ({ facts: { line } });

/** Pieces are shorter than the longest line. @throws Refusal FILE_ENCODING, FILE_NUL, FILE_LINE_TOO_LONG */
export async function* decoded(pieces: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let line = 1;
  // The parser counts what stands in cells, and not how many of them there are.
  let length = 0;
  const decode = (piece: Buffer, stream: boolean): string => {
    try {
      return decoder.decode(piece, { stream });
    } catch {
      const [before = ''] = new TextDecoder(encoding).decode(piece).split('\uFFFD', 1);
      throw RunError('FILE_ENCODING', at(line + breaks(before)));
    }
  };
  for await (const piece of pieces) {
    const text = decode(piece, true);
    const nul = text.indexOf('\0');
    if (nul >= 0) throw RunError('FILE_NUL', at(line + breaks(text.slice(0, nul))));
    const first = text.search(/[\r\n]/);
    if (length + (first < 0 ? text.length : first) > LONGEST_LINE) throw RunError('FILE_LINE_TOO_LONG', at(line));
    length = first < 0 ? length + text.length : text.length - Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) - 1;
    line += breaks(text);
    if (text) yield text;
  }
  const rest = decode(Buffer.alloc(0), false);
  if (rest) yield rest;
}

/** What the parser says, in our words. */
function refusalOf(error: unknown): unknown {
  const { code, lines } = error as CsvError & { lines?: number };
  const place = at(lines ?? 1);
  if (code === 'CSV_MAX_RECORD_SIZE') return RunError('FILE_LINE_TOO_LONG', place);
  if (
    code === 'CSV_QUOTE_NOT_CLOSED' ||
    code === 'CSV_INVALID_CLOSING_QUOTE' ||
    code === 'INVALID_OPENING_QUOTE' ||
    code === 'CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE'
  )
    return RunError('FILE_QUOTE_OPEN', place);
  return error;
}

/** Every row, the header among them; rows without any text are left out, up to so many. @throws Refusal as the faults of a file */
export async function* readTable(
  pieces: AsyncIterable<Buffer>,
  { encoding, delimiter }: Format,
  mostBlank = MOST_BLANK,
): AsyncGenerator<Row> {
  const parser = parse({
    delimiter,
    bom: true,
    relax_column_count: true,
    max_record_size: LONGEST_LINE,
    info: true,
    record_delimiter: ['\r\n', '\n', '\r'],
  });
  // Its failure, and that of what it reads from, come out of the loop.
  pipeline(Readable.from(decoded(pieces, encoding)), parser, () => undefined);
  let [begins, rows, blank] = [1, 0, 0];
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      const line = begins;
      begins = info.lines + 1;
      if (record.every((cell) => cell === '')) {
        blank += 1;
        if (blank > mostBlank) throw RunError('FILE_TOO_MANY_LINES', { facts: { most: MOST_LINES } });
        continue;
      }
      if (record.length > MOST_COLUMNS) throw RunError('FILE_TOO_MANY_COLUMNS', at(line));
      rows += 1;
      if (rows > MOST_LINES + 1) throw RunError('FILE_TOO_MANY_LINES', { facts: { most: MOST_LINES } });
      yield { line, cells: record.map(csvText) };
    }
  } catch (error) {
    throw refusalOf(error);
  } finally {
    parser.destroy();
  }
}
