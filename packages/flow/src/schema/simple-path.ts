/** Expressions that are only a path, whose type can be told without running them. */

export type PathPart = string | number;

const whole = /^\s*\{\{([^{}]*)\}\}\s*$/u;
const part =
  /\s*(?:\.\s*)?(?:([\p{L}_$][\p{L}\p{N}_]*)|`([^`]+)`|"((?:[^"\\]|\\.)*)"|\[\s*(-?\d+)\s*\])\s*/uy;

/** The parts of a template that is exactly one path, such as `{{ steps.list.body.value[0] }}`; undefined otherwise. */
export function simplePath(template: string): PathPart[] | undefined {
  const inside = whole.exec(template)?.[1];
  return inside === undefined ? undefined : pathParts(inside);
}

/** The parts of a bare path, such as `steps.list.body`. */
export function pathParts(expression: string): PathPart[] | undefined {
  const text = expression.trim();
  const parts: PathPart[] = [];
  for (let at = 0; at < text.length; at = part.lastIndex) {
    part.lastIndex = at;
    const match = part.exec(text);
    if (match === null) return undefined;
    const [matched, name, ticked, quoted, index] = match;
    const hasDot = matched.trimStart().startsWith('.');
    const wantsDot = index === undefined && parts.length > 0;
    if (hasDot !== wantsDot || (index !== undefined && parts.length === 0)) return undefined;
    parts.push(index === undefined ? (name ?? ticked ?? unquote(quoted ?? '')) : Number(index));
  }
  return parts.length === 0 ? undefined : parts;
}

function unquote(quoted: string): string {
  return quoted.replace(/\\(.)/g, '$1');
}
