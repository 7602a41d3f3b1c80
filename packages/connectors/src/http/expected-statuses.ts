type Expected = (status: number) => boolean;

/** Texts read before: a flow says the same at every call. */
const known = new Map<string, Expected>();
const KEPT = 200;

/**
 * Which statuses count as success: `200`, `200,201,404`, `200-299`, mixed. Undefined when the text is malformed.
 *
 * @example expectedStatuses('200-299,404')?.(404) // true
 */
export function expectedStatuses(text: string): Expected | undefined {
  const before = known.get(text);
  if (before !== undefined) return before;
  const expected = read(text);
  if (expected === undefined) return undefined;
  if (known.size >= KEPT) known.clear();
  known.set(text, expected);
  return expected;
}

function read(text: string): Expected | undefined {
  const ranges: [number, number][] = [];
  for (const part of text.split(/[,，;\s]+/).filter((each) => each !== '')) {
    const match = /^(\d{3})(?:-(\d{3}))?$/.exec(part);
    if (match === null) return undefined;
    const from = Number(match[1]);
    ranges.push([from, match[2] === undefined ? from : Number(match[2])]);
  }
  if (ranges.length === 0) return undefined;
  return (status) => ranges.some(([from, to]) => status >= from && status <= to);
}
