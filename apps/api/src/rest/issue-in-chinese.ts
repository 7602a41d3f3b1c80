import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

const TYPES: Record<string, string> = {
  string: '文本',
  number: '数字',
  int: '整数',
  boolean: 'true 或 false',
  array: '列表',
  object: '对象',
  record: '对象',
  date: '日期',
  null: '空值',
};

const FORMATS: Record<string, string> = {
  email: '电子邮件地址',
  url: '网址',
  datetime: '日期时间（如 2026-01-31T08:00:00+08:00）',
  date: '日期（如 2026-01-31）',
  regex: '规定的格式',
};

/** What was expected of a wrong input, in Chinese; where it was is said beside it. Never repeats the input's values. */
export function issueInChinese(issue: Issue | undefined): string {
  switch (issue?.code) {
    case 'invalid_type':
      return `此处应为${TYPES[issue.expected] ?? ` ${issue.expected}`}。`;
    case 'too_small':
      return `${sizeOf(issue.origin)}不能小于 ${issue.minimum}${issue.inclusive === false ? '（不含）' : ''}。`;
    case 'too_big':
      return `${sizeOf(issue.origin)}不能大于 ${issue.maximum}${issue.inclusive === false ? '（不含）' : ''}。`;
    case 'invalid_format':
      return `此处应为${FORMATS[issue.format] ?? FORMATS.regex}。`;
    case 'not_multiple_of':
      return `此处应为 ${issue.divisor} 的倍数。`;
    case 'invalid_value':
      return `此处应为以下之一：${issue.values.map(String).join('、')}。`;
    case 'unrecognized_keys':
      return `这里没有以下字段：${issue.keys.join('、')}。`;
    case 'invalid_union':
      return '此处不符合任何一种允许的形式。';
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
    case undefined:
      return '输入不符合要求。';
  }
}

function sizeOf(origin: string): string {
  switch (origin) {
    case 'string':
      return '字符数';
    case 'array':
    case 'set':
    case 'map':
      return '个数';
    default:
      return '数值';
  }
}
