/** The rows, each as the former object where nothing about it has changed, so that its line is not drawn again. */
export function keepSame<Row extends { key: string }>(former: readonly Row[], rows: readonly Row[]): Row[] {
  const known = new Map(former.map((row) => [row.key, row]));
  return rows.map((row) => {
    const before = known.get(row.key);
    return before !== undefined && isSame(before, row) ? before : row;
  });
}

function isSame(a: object, b: object): boolean {
  const entries = Object.entries(a);
  return (
    entries.length === Object.keys(b).length &&
    entries.every(([name, value]) => Reflect.get(b, name) === value)
  );
}
