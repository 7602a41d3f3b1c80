/** Rows out of pasted cells or a CSV file, with everything that is wrong and the line it stands in. */
import { parse } from 'papaparse';

export type Row = { key: string; value: string };
export type RowProblem =
  | { line: number; what: 'noKey' | 'longKey' | 'longValue' | 'columns' }
  | { line: number; what: 'twice'; key: string; first: number };

export type ReadRows = { rows: Row[]; problems: RowProblem[] };

const LONGEST_KEY = 400;
const LONGEST_VALUE = 4_000;

/**
 * Cells of a spreadsheet are parted by tabs, and may hold commas; those of a file by commas or semicolons. Lines of nothing are
 * left out.
 */
export function readRows(text: string, { header }: { header: boolean }): ReadRows {
  const [firstLine = ''] = text.split('\n', 1);
  const parting = firstLine.includes('\t') ? { delimiter: '\t' } : { delimitersToGuess: [',', ';'] };
  const { data } = parse<string[]>(text.replace(/^\uFEFF/, ''), parting);
  const rows: Row[] = [];
  const problems: RowProblem[] = [];
  const seen = new Map<string, number>();
  data.forEach((cells, at) => {
    const line = at + 1;
    if ((header && at === 0) || cells.every((cell) => cell.trim() === '')) return;
    const [first = '', value = '', ...more] = cells;
    const key = first.trim();
    const known = seen.get(key);
    if (key === '') problems.push({ line, what: 'noKey' });
    else if (key.length > LONGEST_KEY) problems.push({ line, what: 'longKey' });
    else if (value.length > LONGEST_VALUE) problems.push({ line, what: 'longValue' });
    else if (more.some((cell) => cell.trim() !== '')) problems.push({ line, what: 'columns' });
    else if (known !== undefined) problems.push({ line, what: 'twice', key, first: known });
    else rows.push({ key, value: value.trim() });
    if (known === undefined) seen.set(key, line);
  });
  return { rows, problems };
}
