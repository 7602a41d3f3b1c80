/** Template texts cut into what the input shows: plain text and expressions. Works on raw text, escapes stay as written. */
import { analyzeTemplate } from '@flowbridge/expression';

export type TemplatePart =
  | { kind: 'text'; raw: string }
  /** `raw` with its braces, `source` without them, trimmed. */
  | { kind: 'expression'; raw: string; source: string };

export function templateParts(value: string): TemplatePart[] {
  return analyzeTemplate(value).segments.map((segment) => {
    const raw = value.slice(segment.start, segment.end);
    return segment.kind === 'expression' && segment.closed
      ? { kind: 'expression', raw, source: segment.source.trim() }
      : { kind: 'text', raw };
  });
}

const SIMPLE_PATH =
  /^(steps|loops|vars|params|trigger|run|error|tenant|cursor)((?:\.(?:[\p{L}_][\p{L}\p{N}_]*|`[^`]+`)|\[\d+\])*)$/u;

export type PathReference = { root: string; names: string[] };

/** `steps.a.body.value[0]` → root and names; undefined for anything that computes. */
export function pathReference(source: string): PathReference | undefined {
  const match = SIMPLE_PATH.exec(source);
  if (!match) return undefined;
  const names = [...(match[2] ?? '').matchAll(/\.(?:`([^`]+)`|([\p{L}_][\p{L}\p{N}_]*))|\[(\d+)\]/gu)].map(
    (part) => part[1] ?? part[2] ?? `[${part[3]}]`,
  );
  return { root: match[1] ?? '', names };
}
