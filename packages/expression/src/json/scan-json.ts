/** What one pass over JSON text finds, texts skipped: enough to choose the fast parser safely. */
export type JsonScan = {
  /** A number of 16 digits or more is present, so a whole number might not fit into a double. */
  hasLongNumber: boolean;
  /** Offset of the bracket that exceeds the depth, or -1. */
  tooDeepAt: number;
};

const quote = 0x22;
const backslash = 0x5c;
const longDigits = 16;

/** Scans without validating. Adds about half of the time of `JSON.parse`; measured on records with many short texts. */
export function scanJson(text: string, maximumDepth: number): JsonScan {
  let depth = 0;
  let digits = 0;
  let hasLongNumber = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x30 && code <= 0x39) {
      digits++;
      if (digits === longDigits) hasLongNumber = true;
      continue;
    }
    digits = 0;
    if (code === quote) {
      at++;
      // texts are mostly short, so that a plain loop beats `indexOf`
      for (
        let inner = text.charCodeAt(at);
        at < text.length && inner !== quote;
        inner = text.charCodeAt(++at)
      ) {
        if (inner === backslash) at++;
      }
    } else if (code === 0x7b || code === 0x5b) {
      depth++;
      if (depth > maximumDepth) return { hasLongNumber, tooDeepAt: at };
    } else if (code === 0x7d || code === 0x5d) {
      depth--;
    }
  }
  return { hasLongNumber, tooDeepAt: -1 };
}
