/** `text` anywhere, as a LIKE pattern in which the text's own `%`, `_` and `\` mean themselves. */
export function containsPattern(text: string): string {
  return `%${escapeLike(text)}%`;
}

/** Text that stands for itself inside a LIKE pattern. */
export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (special) => `\\${special}`);
}
