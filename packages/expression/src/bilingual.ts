/** One text in both languages of the console. */
export type Bilingual = { en: string; zh: string };

export type Language = keyof Bilingual;

/** A value as a person would recognise it in an error: its kind and the beginning of it. */
export function describeValue(value: unknown): Bilingual {
  if (value === undefined) return { en: 'nothing', zh: '空值' };
  if (value === null) return { en: 'null', zh: 'null' };
  if (typeof value === 'string') return { en: `text “${cut(value)}”`, zh: `文本“${cut(value)}”` };
  if (typeof value === 'number' || typeof value === 'bigint') {
    return { en: `number ${value}`, zh: `数字 ${value}` };
  }
  if (typeof value === 'boolean') return { en: `${value}`, zh: `${value}` };
  if (Array.isArray(value)) {
    return { en: `a list of ${value.length}`, zh: `含 ${value.length} 项的数组` };
  }
  if (typeof value === 'object') return { en: 'an object', zh: '对象' };
  return { en: 'a function', zh: '函数' };
}

function cut(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
