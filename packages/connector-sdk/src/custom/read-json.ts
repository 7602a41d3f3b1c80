/**
 * JSON that somebody typed or another installation sent, made a value: refuses what could exhaust the stack of a recursive
 * reader or reach an object's prototype.
 */
import { MAX_DEPTH } from './part-limits.ts';
import type { PartProblem } from './part-problem.ts';

type Visit = { value: unknown; path: (string | number)[] };

/** `field` names the text for problems; `most` is its limit in characters. */
export function readJson(
  text: string,
  { field, most }: { field: string; most: number },
): { ok: true; value: unknown } | { ok: false; problem: PartProblem } {
  if (text.length > most) return wrong(field, [], tooLong(text.length, most));
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const { message } = error as SyntaxError; // JSON.parse throws nothing else
    return wrong(field, [], { en: `This is no JSON: ${message}`, zh: `不是有效的 JSON：${message}` });
  }
  const fault = shapeFault(value);
  return fault === undefined ? { ok: true, value } : wrong(field, fault.path, fault.message);
}

/** Walks without recursion. */
function shapeFault(root: unknown): Pick<PartProblem, 'path' | 'message'> | undefined {
  const open: Visit[] = [{ value: root, path: [] }];
  for (let visit = open.pop(); visit !== undefined; visit = open.pop()) {
    const { value, path } = visit;
    if (typeof value !== 'object' || value === null) continue;
    if (path.length >= MAX_DEPTH)
      return {
        path: path.slice(0, 8),
        message: { en: 'The JSON is nested too deeply.', zh: 'JSON 嵌套过深。' },
      };
    for (const [key, inner] of Object.entries(value)) {
      const next = { value: inner, path: [...path, Array.isArray(value) ? Number(key) : key] };
      if (key === '__proto__')
        return {
          path: next.path,
          message: { en: 'The name “__proto__” is not allowed.', zh: '不允许使用名称“__proto__”。' },
        };
      open.push(next);
    }
  }
  return undefined;
}

export function tooLong(length: number, most: number): PartProblem['message'] {
  return {
    en: `Too long: ${length.toLocaleString('en')} characters, at most ${most.toLocaleString('en')}.`,
    zh: `内容过长：共 ${length.toLocaleString('en')} 个字符，最多 ${most.toLocaleString('en')} 个。`,
  };
}

function wrong(field: string, path: PartProblem['path'], message: PartProblem['message']) {
  return { ok: false as const, problem: { field, path, message } };
}
