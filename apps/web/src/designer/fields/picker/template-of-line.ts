import { exampleCall } from './picker-functions.ts';
import type { PickerLine } from './picker-lines.ts';

/** What picking a line puts in; undefined for heads, which only open and close. */
export function templateOfLine(line: PickerLine): string | undefined {
  switch (line.kind) {
    case 'field':
      return `{{ ${line.field.expression} }}`;
    case 'function':
      return `{{ ${exampleCall(line.doc)} }}`;
    case 'group':
    case 'functions':
      return undefined;
  }
}
