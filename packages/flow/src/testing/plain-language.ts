/** A small expression language for tests: `root.name.name` paths and texts, enough to collect and rename references. */
import type { ExpressionLanguage } from '../references/expression-language.ts';

const EXPRESSION = /\{\{(.*?)\}\}/gsu;
const PATH = /(?<![\p{L}\p{N}_.$"'])([\p{L}_][\p{L}\p{N}_]*)((?:\.[\p{L}_][\p{L}\p{N}_]*)*)/gu;
const keyed = new Set(['steps', 'loops', 'vars', 'params', 'callbacks']);

export const plainLanguage: ExpressionLanguage = {
  analyze(template) {
    const references = [...template.matchAll(EXPRESSION)].flatMap((expression) =>
      [...(expression[1] ?? '').matchAll(PATH)].map((path) => {
        const [whole, root = '', rest = ''] = path;
        const [key, ...fields] = rest.split('.').slice(1);
        const start = expression.index + 2 + path.index;
        const end = start + whole.length;
        if (key === undefined) return { root, path: [], start, end };
        return keyed.has(root)
          ? { root, key, path: fields, start, end }
          : { root, path: [key, ...fields], start, end };
      }),
    );
    const broken = template.includes('{{') && !template.includes('}}');
    const message = { en: 'The “}}” is missing.', zh: '缺少“}}”。' };
    return { references, diagnostics: broken ? [{ code: 'unclosed', message }] : [] };
  },
  patternFault(pattern) {
    if (pattern.includes('+)+')) return { kind: 'unsafe', message: { en: 'It explodes.', zh: '会爆炸。' } };
    try {
      new RegExp(pattern, 'u');
      return undefined;
    } catch {
      return { kind: 'invalid', message: { en: 'It is no pattern.', zh: '不是正则表达式。' } };
    }
  },
  rename(template, { root, from, to }) {
    return template.replace(EXPRESSION, (whole) =>
      whole.replace(PATH, (path: string, first: string, rest: string) => {
        const [key, ...more] = rest.split('.').slice(1);
        return first === root && key === from ? [first, to, ...more].join('.') : path;
      }),
    );
  },
};
