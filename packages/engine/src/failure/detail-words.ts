/** Pieces of failure details in words. Details come from storage, so nothing about their shape is taken for granted. */
import { isRecord } from '../value/value-kind.ts';

type Language = 'en' | 'zh';

const kinds: Record<string, Record<Language, string>> = {
  nothing: { en: 'nothing', zh: '空值' },
  text: { en: 'text', zh: '文本' },
  number: { en: 'a number', zh: '数字' },
  boolean: { en: 'true/false', zh: '布尔值' },
  object: { en: 'an object', zh: '对象' },
  list: { en: 'a list', zh: '数组' },
};

export function detailText(value: unknown): string {
  if (typeof value === 'string') return value.length > 200 ? `${value.slice(0, 200)}…` : value;
  return typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint'
    ? String(value)
    : '';
}

export function kindWord(kind: unknown, language: Language): string {
  const name = detailText(kind);
  return kinds[name]?.[language] ?? name;
}

export function seconds(ms: unknown): string {
  return typeof ms === 'number' ? String(Math.round(ms / 100) / 10) : '?';
}

export function megabytes(bytes: unknown): string {
  return typeof bytes === 'number' ? String(Math.round((bytes / 1_048_576) * 10) / 10) : '?';
}

/** A reason that was kept in both languages, or as plain text. */
export function reasonIn(reason: unknown, language: Language): string {
  return isRecord(reason) ? detailText(reason[language]) : detailText(reason);
}

/** “{{ steps.a.b( }}”, characters 12–14: reason. */
export function expressionReason(details: Record<string, unknown>, language: Language): string {
  const reason = reasonIn(details.reason, language);
  const { start, end } = details;
  const source = detailText(details.source);
  const at = typeof start === 'number' && typeof end === 'number' ? ` ${start + 1}–${end}` : '';
  return language === 'zh'
    ? `表达式“${source}”${at === '' ? '' : `第${at} 个字符`}出错：${reason}`
    : `the expression “${source}” failed${at === '' ? '' : ` at characters${at}`}: ${reason}`;
}

const problemWords: Record<string, Record<Language, (details: Record<string, unknown>) => string>> = {
  badPath: { en: () => 'the path of the row cannot be read', zh: () => '映射行的路径无法识别' },
  dateUnreadable: {
    en: (d) => `“${detailText(d.value)}” is no date of the format “${detailText(d.from)}”`,
    zh: (d) => `“${detailText(d.value)}”不是格式为“${detailText(d.from)}”的日期`,
  },
  expressionFailed: { en: (d) => expressionReason(d, 'en'), zh: (d) => expressionReason(d, 'zh') },
  notANumber: {
    en: (d) => `“${detailText(d.value)}” is no number`,
    zh: (d) => `“${detailText(d.value)}”不是数字`,
  },
  notInDictionary: {
    en: (d) => `the look-up table has no entry for “${detailText(d.value)}”`,
    zh: (d) => `对照表中没有“${detailText(d.value)}”`,
  },
  patternNotMatched: {
    en: (d) => `“${detailText(d.value)}” does not match the pattern ${detailText(d.pattern)}`,
    zh: (d) => `“${detailText(d.value)}”不符合规则 ${detailText(d.pattern)}`,
  },
  patternUnsafe: {
    en: (d) => reasonIn(d.reason, 'en'),
    zh: (d) => reasonIn(d.reason, 'zh'),
  },
  requiredMissing: { en: () => 'required, but the source has no value', zh: () => '必填，但来源没有值' },
  wrongType: {
    en: (d) => `should be ${detailText(d.type)} but is ${kindWord(d.found, 'en')} ${quoted(d.value)}`.trim(),
    zh: (d) => `应为 ${detailText(d.type)}，实际为${kindWord(d.found, 'zh')}${quoted(d.value)}`,
  },
};

/** The first field a mapping could not fill, and how many more there are. */
export function firstProblem(details: Record<string, unknown>, language: Language): string {
  const first: unknown = Array.isArray(details.problems) ? details.problems[0] : undefined;
  if (!isRecord(first)) return language === 'zh' ? '字段映射失败' : 'the fields could not be mapped';
  const words = wordMappingProblem(
    detailText(first.code),
    isRecord(first.details) ? first.details : {},
    language,
  );
  const more = typeof details.count === 'number' && details.count > 1 ? details.count - 1 : 0;
  const place = detailText(first.place);
  if (language === 'zh')
    return `目标字段“${place}”${words}${more > 0 ? `（另有 ${more} 个字段有问题）` : ''}`;
  return `target field “${place}”: ${words}${more > 0 ? ` (and ${more} more)` : ''}`;
}

/** One mapping problem in words, without its place; also shown beside the row in the designer's preview. */
export function wordMappingProblem(
  code: string,
  details: Record<string, unknown>,
  language: Language,
): string {
  return problemWords[code]?.[language](details) ?? code;
}

function quoted(value: unknown): string {
  const text = detailText(value);
  return text === '' ? '' : `“${text}”`;
}
