/** The recorded item before (-1) or after (1) one; undefined at the end. `indexes` ascend; gaps are items the log left out. */
export function neighbour(indexes: readonly number[], from: number, direction: -1 | 1): number | undefined {
  return direction === 1 ? indexes.find((each) => each > from) : indexes.findLast((each) => each < from);
}

/** The next failed item after one, beginning again at the first. */
export function nextFailed(failed: readonly number[], from: number): number | undefined {
  return neighbour(failed, from, 1) ?? failed[0];
}
