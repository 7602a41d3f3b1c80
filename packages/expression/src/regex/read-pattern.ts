/**
 * A regular expression's shape, read just far enough to judge how a backtracking engine behaves on it. `atom` is
 * the source of something that matches one character.
 */
export type Pattern =
  | { kind: 'atom'; source: string }
  | { kind: 'empty' }
  | { kind: 'sequence'; parts: Pattern[] }
  | { kind: 'alternatives'; parts: Pattern[] }
  | { kind: 'repeat'; part: Pattern; least: number; most: number }
  /** A look-around: judged by itself, as it matches on its own. */
  | { kind: 'look'; part: Pattern }
  /** A back reference: repeats what a group matched, whose length is unknown. */
  | { kind: 'reference' };

/** Reads the source of a valid `RegExp`. */
export function readPattern(source: string): Pattern {
  let at = 0;
  return alternatives();

  function alternatives(): Pattern {
    const parts = [sequence()];
    while (source.charAt(at) === '|') {
      at++;
      parts.push(sequence());
    }
    const [only] = parts;
    return parts.length === 1 && only ? only : { kind: 'alternatives', parts };
  }

  function sequence(): Pattern {
    const parts: Pattern[] = [];
    while (at < source.length && !'|)'.includes(source.charAt(at))) parts.push(repetition());
    return { kind: 'sequence', parts };
  }

  function repetition(): Pattern {
    const part = single();
    const quantifier = /[*+?]|\{(\d+)(,(\d*))?\}/y;
    quantifier.lastIndex = at;
    const match = quantifier.exec(source);
    if (!match) return part;
    at += match[0].length;
    if (source.charAt(at) === '?') at++;
    const [sign, least, comma, most] = match;
    if (sign === '*') return { kind: 'repeat', part, least: 0, most: Number.POSITIVE_INFINITY };
    if (sign === '+') return { kind: 'repeat', part, least: 1, most: Number.POSITIVE_INFINITY };
    if (sign === '?') return { kind: 'repeat', part, least: 0, most: 1 };
    const from = Number(least);
    const to = comma === undefined ? from : most ? Number(most) : Number.POSITIVE_INFINITY;
    return { kind: 'repeat', part, least: from, most: to };
  }

  function single(): Pattern {
    const character = source.charAt(at);
    if (character === '(') return group();
    if (character === '^' || character === '$') {
      at++;
      return { kind: 'empty' };
    }
    if (character === '[') return taken(classEnd());
    if (character === '\\') return escaped();
    return taken(at + 1);
  }

  function group(): Pattern {
    const opening = /\((?:\?(?::|=|!|<=|<!|<[^>]*>))?/y;
    opening.lastIndex = at;
    const [open] = opening.exec(source) ?? ['('];
    at += open.length;
    const part = alternatives();
    at++;
    return ['(?=', '(?!', '(?<=', '(?<!'].includes(open) ? { kind: 'look', part } : part;
  }

  function escaped(): Pattern {
    const next = source.charAt(at + 1);
    if (next === 'b' || next === 'B') {
      at += 2;
      return { kind: 'empty' };
    }
    const reference = /\\(?:[1-9]\d*|k<[^>]*>)/y;
    reference.lastIndex = at;
    const match = reference.exec(source);
    if (match) {
      at += match[0].length;
      return { kind: 'reference' };
    }
    const long = /\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|c[a-zA-Z])/y;
    long.lastIndex = at;
    return taken(at + (long.exec(source)?.[0].length ?? 2));
  }

  function classEnd(): number {
    let end = at + 1;
    while (end < source.length && source.charAt(end) !== ']') end += source.charAt(end) === '\\' ? 2 : 1;
    return end + 1;
  }

  function taken(end: number): Pattern {
    const atom = source.slice(at, end);
    at = end;
    return { kind: 'atom', source: atom };
  }
}
