import type { Bilingual } from '../bilingual.ts';
import type { Token } from './lexer.ts';
import type { SyntaxFault } from './parse-expression.ts';

/** JSONata's parser errors in words. `{token}` is what stands there, `{expected}` what should. */
const messages: Record<string, Bilingual> = {
  S0101: { en: 'the text is not closed with a quote', zh: '文本缺少结束引号' },
  S0102: { en: 'the number {token} is out of range', zh: '数字 {token} 超出范围' },
  S0103: { en: 'the escape \\{token} does not exist', zh: '不支持转义 \\{token}' },
  S0104: { en: '\\u must be followed by four hexadecimal digits', zh: '\\u 后须为四位十六进制数' },
  S0105: { en: 'the quoted name is not closed with a backtick', zh: '名称缺少结束反引号' },
  S0106: { en: 'the comment is not closed with */', zh: '注释缺少结束符 */' },
  S0201: { en: '“{token}” is not expected here', zh: '此处不应出现“{token}”' },
  S0202: {
    en: '“{expected}” is expected, but “{token}” is here',
    zh: '此处应为“{expected}”，实际为“{token}”',
  },
  S0203: { en: '“{expected}” is missing at the end', zh: '末尾缺少“{expected}”' },
  S0204: { en: '“{token}” is not an operator', zh: '“{token}”不是运算符' },
  S0206: { en: '“{token}” is not expected here', zh: '此处不应出现“{token}”' },
  S0207: { en: 'the expression ends too early', zh: '表达式不完整' },
  S0208: { en: 'a function’s parameter must begin with $', zh: '函数参数必须以 $ 开头' },
  S0209: { en: 'a filter cannot follow a grouping', zh: '分组之后不能再过滤' },
  S0210: { en: 'a step can be grouped only once', zh: '同一步骤只能分组一次' },
  S0211: { en: '“{token}” needs a value on its left', zh: '“{token}”左侧缺少值' },
  S0212: { en: 'only a variable that begins with $ can be set', zh: '只能给以 $ 开头的变量赋值' },
  S0213: {
    en: 'a path cannot hold a number or true, false, null; quote the name with backticks',
    zh: '路径中不能直接写数字、true、false 或 null，请用反引号括起名称',
  },
  S0214: {
    en: 'a variable that begins with $ must follow “{token}”',
    zh: '“{token}”后必须是以 $ 开头的变量',
  },
  S0215: { en: 'a variable must be bound before the filter', zh: '变量绑定必须在过滤之前' },
  S0216: { en: 'a variable must be bound before the sorting', zh: '变量绑定必须在排序之前' },
  S0217: { en: '% has no parent here', zh: '此处没有 % 所指的上级' },
  S0301: { en: 'the regular expression is empty', zh: '正则表达式为空' },
  S0302: { en: 'the regular expression is not closed with /', zh: '正则表达式缺少结束符 /' },
  invalidRegularExpression: { en: 'the regular expression is not valid', zh: '正则表达式无效' },
};

const anything: Bilingual = { en: 'the expression cannot be understood here', zh: '此处无法解析' };

export function describeSyntaxFault(fault: SyntaxFault): Bilingual {
  const template = messages[fault.code] ?? anything;
  const fill = (text: string) =>
    text.replaceAll('{token}', shown(fault.token)).replaceAll('{expected}', shown(fault.expected));
  return { en: fill(template.en), zh: fill(template.zh) };
}

function shown(token: string): string {
  return token === '(end)' ? '…' : token;
}

/** The offsets to mark for a mistake: the token that ends there, or the nearest character. */
export function syntaxFaultRange(
  fault: SyntaxFault,
  tokens: readonly Token[],
  length: number,
): { start: number; end: number } {
  const found =
    tokens.find((token) => token.end === fault.position) ?? tokens.find((token) => token.kind === 'error');
  if (found) return { start: found.start, end: found.end };
  const end = Math.min(length, Math.max(1, fault.position));
  return { start: Math.max(0, end - 1), end };
}
