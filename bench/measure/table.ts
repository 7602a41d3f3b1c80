export type Row = { work: string; figure: string; compared: string; goal: string };

/** Prints rows as one aligned table. */
export function printTable(rows: readonly Row[]): void {
  const head: Row = { work: 'work', figure: 'measured', compared: 'ratio', goal: 'goal' };
  const columns = ['work', 'figure', 'compared', 'goal'] as const;
  const widths = columns.map((column) => Math.max(...[head, ...rows].map((row) => row[column].length)));
  const line = (row: Row) =>
    columns.map((column, index) => row[column].padEnd(widths[index] ?? 0)).join('  ');
  console.log(line(head));
  console.log(widths.map((width) => '─'.repeat(width)).join('  '));
  for (const row of rows) console.log(line(row));
}
