import type { Problem } from '../problem/problem.ts';
import { readablePath } from '../problem/readable-path.ts';
import type { ShapeFault } from './check-json-shape.ts';

/** Words for JSON that is refused before any schema sees it. */
export function shapeProblem(value: unknown, fault: ShapeFault): Problem {
  const messages: Record<ShapeFault['code'], Problem['message']> = {
    hostileKey: { en: 'The name “__proto__” is not allowed.', zh: '不允许使用名称“__proto__”。' },
    tooDeep: { en: 'The JSON is nested too deeply.', zh: 'JSON 嵌套过深。' },
    tooLarge: { en: 'The JSON is too large.', zh: 'JSON 过大。' },
    brokenText: {
      en: 'A text here is broken: it holds the sign 0, or half of a sign that takes two.',
      zh: '此处的文本已损坏：包含空字符（U+0000）或不完整的字符。',
    },
    brokenNumber: {
      en: 'This number is too large to be kept exactly; give it as a text.',
      zh: '该数值过大，无法精确保存；请改用文本。',
    },
  };
  return {
    code: fault.code,
    severity: 'error',
    path: readablePath(value, fault.path),
    message: messages[fault.code],
  };
}
