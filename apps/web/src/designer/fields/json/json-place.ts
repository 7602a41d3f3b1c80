/** Where a value is put into JSON code: as a value of its own, into a text, or into an expression that stands there. */
import { analyzeTemplate } from '@flowbridge/expression';

export type JsonPlace = 'value' | 'text' | 'expression';

export function jsonPlaceAt(text: string, offset: number): JsonPlace {
  let isText = false;
  for (let at = 0; at < offset; at++) {
    const sign = text.charAt(at);
    if (sign === '{' && text.charAt(at + 1) === '{') {
      const [expression] = analyzeTemplate(text.slice(at)).segments;
      const end = expression?.kind === 'expression' && expression.closed ? at + expression.end : text.length;
      // Between the braces; behind the closing ones one is outside again.
      if (offset > at + 1 && offset < end) return 'expression';
      if (offset >= end) at = end - 1;
    } else if (isText && sign === '\\') at += 1;
    else if (sign === '"') isText = !isText;
  }
  return isText ? 'text' : 'value';
}

/** A picked `{{ expression }}` as it is written at a place. */
export function writtenAt(place: JsonPlace, template: string): string {
  switch (place) {
    case 'value':
      return JSON.stringify(template);
    case 'text':
      return JSON.stringify(template).slice(1, -1);
    case 'expression':
      return template.replace(/^\{\{\s*|\s*\}\}$/g, '');
  }
}
