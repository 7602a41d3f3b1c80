import type { Bilingual } from '../bilingual.ts';
import type { FunctionDoc } from './library.ts';

/** The types that signatures name, in words. A test proves that no function names another. */
const typeWords: Readonly<Record<string, Bilingual>> = {
  any: { en: 'any', zh: '任意值' },
  nothing: { en: 'nothing', zh: '无' },
  text: { en: 'text', zh: '文本' },
  integer: { en: 'integer', zh: '整数' },
  number: { en: 'number', zh: '数字' },
  boolean: { en: 'boolean', zh: '布尔值' },
  date: { en: 'date', zh: '日期' },
  list: { en: 'list', zh: '数组' },
  'list of lists': { en: 'list of lists', zh: '数组的数组' },
  'list of numbers': { en: 'list of numbers', zh: '数字数组' },
  'list of objects': { en: 'list of objects', zh: '对象数组' },
  'list of texts': { en: 'list of texts', zh: '文本数组' },
  'list of { key, items }': { en: 'list of { key, items }', zh: '{ key, items } 数组' },
  object: { en: 'object', zh: '对象' },
  function: { en: 'function', zh: '函数' },
  regex: { en: 'regex', zh: '正则表达式' },
  'text or number': { en: 'text or number', zh: '文本或数字' },
  'text or regex': { en: 'text or regex', zh: '文本或正则表达式' },
};

/** A type of a signature in the reader's words; as it is written where there are none. */
export function describeType(type: string): Bilingual {
  // fixed words, such as 'hex' or 'base64'
  if (type.startsWith("'")) return { en: type, zh: type.replaceAll(', ', '、').replaceAll(' or ', ' 或 ') };
  return typeWords[type] ?? { en: type, zh: type };
}

/** A signature in both languages, cut where an editor marks the parameter at hand: `name(` + parameters + `) → text`. */
export type SignatureWords = { head: string; parameters: Bilingual[]; tail: Bilingual };

export function describeSignature({ name, parameters, returns }: FunctionDoc): SignatureWords {
  const result = describeType(returns);
  return {
    head: `${name}(`,
    parameters: parameters.map((parameter) => {
      const written = `${parameter.repeated ? '…' : ''}${parameter.name}${parameter.optional ? '?' : ''}`;
      const { en, zh } = describeType(parameter.type);
      return { en: `${written}: ${en}`, zh: `${written}: ${zh}` };
    }),
    tail: { en: `) → ${result.en}`, zh: `) → ${result.zh}` },
  };
}
