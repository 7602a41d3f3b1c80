import stringWidth from 'string-width';
import { safeText } from './safe-text.ts';

export type Column = { title: string; align?: 'right' };

const GAP = '  ';

/** Rows under their titles, columns as wide as their widest text; Chinese characters take two places. */
export function table(columns: readonly Column[], rows: readonly (readonly (string | number)[])[]): string {
  const cells = rows.map((row) => columns.map((_, index) => safeText(String(row[index] ?? ''))));
  const titles = columns.map(({ title }) => title);
  const widths = columns.map((_, index) =>
    Math.max(...[titles, ...cells].map((row) => stringWidth(row[index] ?? ''))),
  );
  const line = (row: readonly string[]) =>
    row
      .map((text, index) => {
        const room = ' '.repeat((widths[index] ?? 0) - stringWidth(text));
        return columns[index]?.align === 'right' ? room + text : text + room;
      })
      .join(GAP)
      .trimEnd();
  return [line(titles), ...cells.map(line)].join('\n');
}
