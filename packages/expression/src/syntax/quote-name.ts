const plainName = /^[\p{L}_][\p{L}\p{N}_]*$/u;
const reservedWords = new Set(['and', 'or', 'in', 'true', 'false', 'null', 'function', 'λ']);

/**
 * How a key is written inside a reference: plain when letters (Chinese ones included), digits and `_` make it up,
 * between backticks otherwise (`` steps.`my step` ``), and between double quotes when it holds a backtick itself.
 */
export function quoteName(name: string): string {
  if (plainName.test(name) && !reservedWords.has(name)) return name;
  return name === '' || name.includes('`') ? JSON.stringify(name) : `\`${name}\``;
}
