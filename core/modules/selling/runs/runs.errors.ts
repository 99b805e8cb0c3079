// What is refused of runs, and why a run fails. A file's fault says the line where one is to blame.
import { defineErrors } from '#platform/errors/index.ts';

export const RunError = defineErrors('RUNS', {
  RUN_NOT_FOUND: [404, 'Your organization has no such import or export.'],
  RUN_MOVED_ON: [409, 'This import or export has moved on meanwhile. Look at it again.'],
  TOO_MANY_RUNS: [409, 'Too many imports and exports are waiting. Let some of them end first.'],
  RUN_FILE_OFFSET: [409, 'The file goes on elsewhere: `facts.received` says where.'],
  RUN_FILE_INCOMPLETE: [409, 'Not all of the file has come.'],
  RUN_FILE_GONE: [410, 'The file is no longer kept.'],
  RUN_INTERRUPTED: [500, 'This broke off too often. What is done is done; start again for the rest.'],
  RUN_LINES_WRONG: [422, 'Some lines are wrong, so nothing was changed.'],
  RUN_NOTHING_RIGHT: [422, 'No line of the file can be applied.'],
  FILE_NOT_CSV: [422, 'This is no CSV file. Save the table as CSV and send that.'],
  FILE_EMPTY: [422, 'The file has no lines.'],
  FILE_ENCODING: [422, 'The file is not written in the chosen encoding. Choose another one, or save it as UTF-8.'],
  FILE_NUL: [422, 'The file holds characters that no text has.'],
  FILE_QUOTE_OPEN: [422, 'A quotation mark is opened and not closed, or stands in the middle of a cell.'],
  FILE_LINE_TOO_LONG: [422, 'A line is longer than 256 KB.'],
  FILE_TOO_MANY_COLUMNS: [422, 'The file has more than 200 columns.'],
  FILE_TOO_MANY_LINES: [422, 'The file has more than 200,000 lines. Send it in parts.'],
  FILE_HEADER_TWICE: [422, 'Two columns have the same name.'],
  FILE_NO_HEADER: [422, 'The first line must name the columns.'],
  COLUMN_UNKNOWN: [422, 'Something is to be read from a column that files of this kind do not have.'],
  COLUMN_TWICE: [422, 'Two columns are to be read as the same thing.'],
  COLUMN_NEEDED: [422, 'A column that is needed was not chosen.'],
});
