/** Removes secrets from what is logged or shown. */

export const REDACTED = '••••••';

/** Secrets shorter than this are too common as ordinary text to be looked for inside other texts. */
const SHORTEST_SEARCHED = 6;

/**
 * A function that replaces every occurrence of the given secrets, plain or percent-encoded or as JSON text, anywhere in a
 * value of any shape. Values without a secret are returned as they are, not copied.
 */
export function redactor(secrets: readonly string[]): (value: unknown) => unknown {
  const needles = [
    ...new Set(secrets.filter((each) => each.length >= SHORTEST_SEARCHED).flatMap(spellings)),
  ].sort((a, b) => b.length - a.length);
  if (needles.length === 0) return (value) => value;
  return (value) => redactValue(value, needles);
}

function spellings(secret: string): string[] {
  return [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)];
}

function redactValue(value: unknown, needles: readonly string[]): unknown {
  if (typeof value === 'string') return redactText(value, needles);
  if (Array.isArray(value)) return mapIfChanged(value, needles);
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value);
    const redacted = entries.map(([key, each]) => [key, redactValue(each, needles)] as const);
    return redacted.some(([, each], index) => each !== entries[index]?.[1])
      ? Object.fromEntries(redacted)
      : value;
  }
  return value;
}

function mapIfChanged(list: readonly unknown[], needles: readonly string[]): readonly unknown[] {
  const redacted = list.map((each) => redactValue(each, needles));
  return redacted.some((each, index) => each !== list[index]) ? redacted : list;
}

function redactText(text: string, needles: readonly string[]): string {
  let result = text;
  for (const needle of needles) if (result.includes(needle)) result = result.replaceAll(needle, REDACTED);
  return result;
}
