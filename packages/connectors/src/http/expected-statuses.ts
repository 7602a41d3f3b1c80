/**
 * Reads which statuses count as success: `200`, `200,201,404`, `200-299`, mixed. Undefined when the text is malformed.
 *
 * @example expectedStatuses('200-299,404')?.(404) // true
 */
export function expectedStatuses(text: string): ((status: number) => boolean) | undefined {
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
