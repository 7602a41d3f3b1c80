/** The known key that was probably meant: the same but for case, or one or two signs away. */
export function closestKey(wanted: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = wanted.length < 4 ? 1 : 2;
  for (const key of known) {
    if (key.toLowerCase() === wanted.toLowerCase()) return key;
    const distance = editDistance(wanted, key, least);
    if (distance > least || (best !== undefined && distance === least)) continue;
    best = key;
    least = distance;
  }
  return best;
}

/** Levenshtein's distance; anything above `most` is only known to be above. */
function editDistance(left: string, right: string, most: number): number {
  if (Math.abs(left.length - right.length) > most) return most + 1;
  let previous = Array.from({ length: right.length + 1 }, (_, at) => at);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const same = left[row - 1] === right[column - 1] ? 0 : 1;
      current.push(
        Math.min(
          (previous[column] ?? 0) + 1,
          (current[column - 1] ?? 0) + 1,
          (previous[column - 1] ?? 0) + same,
        ),
      );
    }
    previous = current;
  }
  return previous[right.length] ?? most + 1;
}
