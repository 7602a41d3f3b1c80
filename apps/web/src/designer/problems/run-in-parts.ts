/** A frame of 60 a second is 16 ms, the browser's own work included. */
const AT_ONCE_MS = 8;

/**
 * Does a work part by part and lets the screen move between them: no more than some milliseconds at once, beside its longest
 * part. Answers undefined when it was given up on the way.
 */
export async function runInParts<Result>(
  work: Iterator<undefined, Result>,
  signal: AbortSignal,
): Promise<Result | undefined> {
  let began = performance.now();
  while (!signal.aborted) {
    const part = work.next();
    if (part.done) return part.value;
    if (performance.now() - began < AT_ONCE_MS) continue;
    await nextTask();
    began = performance.now();
  }
  return undefined;
}

const nextTask = () => new Promise<void>((resolve) => setTimeout(resolve));
