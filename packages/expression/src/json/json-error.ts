import type { Language } from '../bilingual.ts';

export type JsonErrorCode = 'invalidJson' | 'tooDeep' | 'notWritable';

/** `line` and `column` count from 1, `offset` from 0; all three are 0 when a value could not be written. */
export type JsonErrorDetails = { line: number; column: number; offset: number; found: string };

/** JSON that cannot be read or written, with the place. */
export class JsonError extends Error {
  override readonly name = 'JsonError';
  readonly code: JsonErrorCode;
  readonly details: JsonErrorDetails;

  constructor(code: JsonErrorCode, details: JsonErrorDetails, message: string) {
    super(message);
    this.code = code;
    this.details = details;
  }

  userMessage(language: Language): string {
    const { line, column, found } = this.details;
    switch (this.code) {
      case 'invalidJson': {
        const place = found === '' ? '' : language === 'zh' ? `，附近内容“${found}”` : `, near “${found}”`;
        return language === 'zh'
          ? `不是有效的 JSON：第 ${line} 行第 ${column} 列${place}`
          : `This is not valid JSON: line ${line}, column ${column}${place}`;
      }
      case 'tooDeep':
        return language === 'zh'
          ? `JSON 嵌套过深：第 ${line} 行第 ${column} 列`
          : `The JSON is nested too deeply: line ${line}, column ${column}`;
      case 'notWritable':
        return language === 'zh'
          ? '该值含有循环引用，无法写成 JSON'
          : 'The value refers to itself and cannot be written as JSON';
    }
  }
}

/** An error at an offset of a text. */
export function jsonErrorAt(
  code: 'invalidJson' | 'tooDeep',
  text: string,
  offset: number,
  message: string,
): JsonError {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  const column = offset - before.lastIndexOf('\n');
  const found = text.slice(offset, offset + 20).split('\n')[0] ?? '';
  return new JsonError(code, { line, column, offset, found }, `${message} (line ${line}, column ${column})`);
}
