/** Zod's findings in the words of the console. */
import type { z } from 'zod';
import type { Bilingual } from '../problem/problem.ts';
import type { DocumentProblemCode } from '../problem/problem-codes.ts';

type Description = { code: DocumentProblemCode; message: Bilingual; path: PropertyKey[] };

const kinds: Record<string, Bilingual> = {
  string: { en: 'text', zh: '文本' },
  number: { en: 'a number', zh: '数字' },
  int: { en: 'a whole number', zh: '整数' },
  boolean: { en: 'true or false', zh: '布尔值' },
  object: { en: 'an object', zh: '对象' },
  record: { en: 'an object', zh: '对象' },
  array: { en: 'a list', zh: '数组' },
};

/** One description per place; an unknown property is a place of its own. */
export function describeIssue(issue: z.core.$ZodIssue): Description[] {
  const at = (code: DocumentProblemCode, en: string, zh: string): Description[] => [
    { code, message: { en, zh }, path: issue.path },
  ];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        code: 'unknownField',
        message: { en: `There is no field “${key}” here.`, zh: `此处没有名为“${key}”的字段。` },
        path: [...issue.path, key],
      }));
    case 'invalid_type': {
      if (issue.input === undefined) return at('invalidValue', 'A value is missing.', '缺少值。');
      const kind = kinds[issue.expected] ?? { en: issue.expected, zh: issue.expected };
      return at('invalidValue', `Must be ${kind.en}.`, `必须是${kind.zh}。`);
    }
    case 'invalid_value': {
      const choices = issue.values.map(String).join(', ');
      return at('invalidValue', `Must be one of: ${choices}.`, `只能是：${choices}。`);
    }
    case 'too_small': {
      const { en, zh } = amounts(issue.origin, Number(issue.minimum));
      return at('invalidValue', `Too ${en.less}: at least ${en.amount}.`, `${zh.less}：至少 ${zh.amount}。`);
    }
    case 'too_big': {
      const { en, zh } = amounts(issue.origin, Number(issue.maximum));
      return at('invalidValue', `Too ${en.more}: at most ${en.amount}.`, `${zh.more}：最多 ${zh.amount}。`);
    }
    case 'invalid_union':
      if ('note' in issue && issue.note === 'No matching discriminator') {
        return at('invalidValue', 'Unknown kind.', '未知的类型。');
      }
      return at('invalidValue', 'This value has none of the allowed forms.', '该值不符合任何允许的形式。');
    case 'invalid_key':
      return at('invalidValue', 'This name is not allowed.', '该名称不允许使用。');
    case 'invalid_format': {
      const form = issue.pattern ?? issue.format;
      return at('invalidValue', `Does not have the form ${form}.`, `格式不正确，应符合 ${form}。`);
    }
    case 'custom':
      return at('invalidValue', 'This name is reserved or not allowed.', '该名称为保留名称或不允许使用。');
    case 'invalid_element':
    case 'not_multiple_of':
      return at('invalidValue', 'This value is not allowed.', '该值不允许使用。');
  }
}

/** How texts are counted, how lists and objects, and how numbers compare. */
function amounts(origin: string, bound: number) {
  switch (origin) {
    case 'string':
      return {
        en: { less: 'short', more: 'long', amount: bound === 1 ? '1 character' : `${bound} characters` },
        zh: { less: '过短', more: '过长', amount: `${bound} 个字符` },
      };
    case 'array':
    case 'set':
    case 'map':
    case 'object':
      return {
        en: { less: 'few', more: 'many', amount: bound === 1 ? '1 entry' : `${bound} entries` },
        zh: { less: '过少', more: '过多', amount: `${bound} 项` },
      };
    default:
      return {
        en: { less: 'small', more: 'large', amount: String(bound) },
        zh: { less: '过小', more: '过大', amount: String(bound) },
      };
  }
}
