/** The places of failures in order, without the loops and items that only failed because something in them did. */
export function failedPaths(paths: readonly string[]): string[] {
  const around = new Set<string>();
  for (const path of paths) {
    // `a[1]/b[2]/c` stands in `a[1]/b[2]`, `a[1]/b`, `a[1]` and `a`.
    for (let end = path.length - 1; end > 0; end--) {
      if (path[end] === '/' || path[end] === '[') around.add(path.slice(0, end));
    }
  }
  return paths.filter((path) => !around.has(path));
}

/** The failure after (1) or before (-1) a place, beginning again at the other end; from no failure: the first or the last. */
export function walkFailed(
  paths: readonly string[],
  from: string | undefined,
  direction: -1 | 1,
): string | undefined {
  const at = from === undefined ? -1 : paths.indexOf(from);
  if (at === -1) return paths.at(direction === 1 ? 0 : -1);
  return paths[(at + direction + paths.length) % paths.length];
}
