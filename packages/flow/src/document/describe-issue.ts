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
    case 'too_small':
      return at('invalidValue', `Too small: at least ${issue.minimum}.`, `过小：至少为 ${issue.minimum}。`);
    case 'too_big':
      return at('invalidValue', `Too large: at most ${issue.maximum}.`, `过大：最多为 ${issue.maximum}。`);
    case 'invalid_union':
      if ('note' in issue && issue.note === 'No matching discriminator') {
        return at('invalidValue', 'Unknown kind.', '未知的类型。');
      }
      return at('invalidValue', 'This value has none of the allowed forms.', '该值不符合任何允许的形式。');
    case 'invalid_key':
      return at('invalidValue', 'This name is not allowed.', '该名称不允许使用。');
    case 'invalid_format':
      return at(
        'invalidValue',
        `Not allowed here: wrong form (${issue.format}).`,
        `格式不正确（${issue.format}）。`,
      );
    case 'custom':
      return at('invalidValue', 'This name is reserved or not allowed.', '该名称为保留名称或不允许使用。');
    case 'invalid_element':
    case 'not_multiple_of':
      return at('invalidValue', 'This value is not allowed.', '该值不允许使用。');
  }
}
