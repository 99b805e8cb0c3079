// CSV as RFC 4180 has it, that opens in a spreadsheet as text and never as a formula.

/** First bytes of a file: without them spreadsheets read it as something else than UTF-8. */
export const CSV_BOM = '\uFEFF';

/** What a spreadsheet would take for a formula, and what looks like one that was made safe: both get an apostrophe, so that it can be taken off again. */
const formula = /^'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/u;

/**
 * A cell that a spreadsheet would take for a formula begins with an apostrophe (OWASP ASVS 5.0, 1.2.10). White space before it does not
 * help, and what is a full-width sign here may be a plain one there.
 */
export function csvCell(value: CsvValue): string {
  const text = value === null || value === undefined ? '' : String(value);
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",;\r\n\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** What a cell may hold. */
export type CsvValue = string | number | bigint | boolean | null | undefined;

/** A line with its end. */
export const csvLine = (cells: readonly CsvValue[]): string => `${cells.map(csvCell).join(',')}\r\n`;

/** What a cell that `csvCell` wrote was before: its apostrophe goes, and nothing else. */
export const csvText = (cell: string): string => (cell.startsWith("'") && formula.test(cell.slice(1)) ? cell.slice(1) : cell);
