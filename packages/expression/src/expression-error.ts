import type { Bilingual, Language } from './bilingual.ts';

/** Every way an expression can fail. */
export type ExpressionErrorCode =
  | 'syntaxError'
  | 'unclosedExpression'
  | 'unknownFunction'
  | 'wrongArgument'
  | 'wrongType'
  | 'invalidValue'
  | 'inexactResult'
  | 'divisionByZero'
  | 'expressionTooExpensive'
  | 'unsafeRegularExpression'
  | 'lookupUnavailable'
  | 'lookupTableUnknown'
  | 'raisedByExpression'
  | 'resultIsFunction'
  | 'evaluationFailed';

/** Where it failed: `start` and `end` are offsets in `source`, the whole template as the builder wrote it. */
export type ExpressionErrorDetails = {
  source: string;
  start: number;
  end: number;
  /** What went wrong there, without the place. */
  reason: Bilingual;
  /** The function or operator at fault, when one is. */
  token?: string;
};

const hints: Record<ExpressionErrorCode, Bilingual> = {
  syntaxError: {
    en: 'Correct the expression at the marked place.',
    zh: '请修改标出位置的表达式。',
  },
  unclosedExpression: {
    en: 'Close the expression with }}, or write \\{{ for two literal braces.',
    zh: '请用 }} 结束表达式；若要输出花括号本身，请写 \\{{。',
  },
  unknownFunction: {
    en: 'Choose a function from the function list.',
    zh: '请从函数列表中选择函数。',
  },
  wrongArgument: {
    en: 'Look at the function’s description and examples, then correct the argument.',
    zh: '请参考函数说明与示例修改参数。',
  },
  wrongType: {
    en: 'Convert the value first, for example with toNumber() or toText().',
    zh: '请先转换类型，例如使用 toNumber() 或 toText()。',
  },
  invalidValue: {
    en: 'Look at the value in the step’s input; guard it with firstNonEmpty() when it may be missing.',
    zh: '请检查该步骤输入中的值；可能缺失时用 firstNonEmpty() 给出默认值。',
  },
  inexactResult: {
    en: 'Use addExact(), subtractExact(), multiplyExact() or divideExact().',
    zh: '请使用 addExact()、subtractExact()、multiplyExact() 或 divideExact()。',
  },
  divisionByZero: {
    en: 'Check the divisor first: divisor = 0 ? 0 : divideExact(…).',
    zh: '请先判断除数：除数 = 0 ? 0 : divideExact(…)。',
  },
  expressionTooExpensive: {
    en: 'Make the expression smaller, or do the work in a code step.',
    zh: '请简化表达式，或改用代码步骤处理。',
  },
  unsafeRegularExpression: {
    en: 'Avoid a repetition inside a repetition, such as (a+)+, and limit the text’s length first.',
    zh: '请避免重复中再嵌套重复（如 (a+)+），并先限制文本长度。',
  },
  lookupUnavailable: {
    en: 'Look-up tables can be used where a flow runs, not in a preview.',
    zh: '查找表只能在流程运行时使用，预览中不可用。',
  },
  lookupTableUnknown: {
    en: 'Choose a table that is there, or make this one under “Variables and look-up tables”.',
    zh: '请选用已有的查找表，或在“变量与查找表”中新建该表。',
  },
  raisedByExpression: {
    en: 'The expression itself refused the value with $error() or $assert().',
    zh: '表达式通过 $error() 或 $assert() 主动报错。',
  },
  resultIsFunction: {
    en: 'Add parentheses and arguments to call the function.',
    zh: '请加上括号和参数来调用函数。',
  },
  evaluationFailed: {
    en: 'Test the expression with the sample data of the step.',
    zh: '请用步骤的示例数据测试该表达式。',
  },
};

/** A failed expression, with its place in the template and words for the log and for the person. */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError';
  readonly code: ExpressionErrorCode;
  readonly details: ExpressionErrorDetails;

  constructor(code: ExpressionErrorCode, details: ExpressionErrorDetails, cause?: unknown) {
    super(
      `${code} at ${details.start}–${details.end} of ${JSON.stringify(excerpt(details))}: ${details.reason.en}`,
      cause === undefined ? undefined : { cause },
    );
    this.code = code;
    this.details = details;
  }

  /** What to tell the person, in the console's language. */
  userMessage(language: Language): string {
    const part = excerpt(this.details);
    return language === 'zh'
      ? `表达式“${part}”出错：${this.details.reason.zh}`
      : `The expression “${part}” failed: ${this.details.reason.en}`;
  }

  /** The next move, in the console's language. */
  hint(language: Language): string {
    return hints[this.code][language];
  }
}

function excerpt(details: ExpressionErrorDetails): string {
  const { source, start, end } = details;
  const from = Math.max(0, start - 40);
  const to = Math.min(source.length, end + 40);
  return `${from > 0 ? '…' : ''}${source.slice(from, to)}${to < source.length ? '…' : ''}`;
}
