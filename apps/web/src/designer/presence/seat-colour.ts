/** Dark enough for white letters (AA) and told apart by most eyes; the name is always beside or behind it. */
const COLOURS = [
  '#b3261e',
  '#8a5300',
  '#2e6b2e',
  '#00696e',
  '#1d5fb8',
  '#6b3fc0',
  '#a0306f',
  '#5b5d1a',
] as const;

/** Always the same colour for a person. */
export function seatColour(userId: string): string {
  let hash = 0;
  for (const sign of userId) hash = (hash * 31 + (sign.codePointAt(0) ?? 0)) % 9973;
  return COLOURS[hash % COLOURS.length] ?? COLOURS[0];
}

/** One Chinese sign, or the initials of a name in letters. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const [first = ''] = [...(words[0] ?? '')];
  if (/\p{Script=Han}/u.test(name)) return [...name.trim()].at(-1) ?? '';
  const [last = ''] = words.length > 1 ? [...(words.at(-1) ?? '')] : [];
  return `${first}${last}`.toUpperCase();
}
