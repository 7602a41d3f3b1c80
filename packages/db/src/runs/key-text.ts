/** Characters of a business key that are kept, and compared when a run is looked for. */
export const KEY_LENGTH = 200;

// biome-ignore lint/suspicious/noControlCharactersInRegex: PostgreSQL's text has no NUL, and the journal separates columns by the others
const FORBIDDEN = /[\u0000\u001e\u001f]/g;

/** A business key's value as it is stored: cut, and without characters a text column cannot hold. */
export function keyText(value: string): string {
  return value.replace(FORBIDDEN, '\u{fffd}').slice(0, KEY_LENGTH);
}
