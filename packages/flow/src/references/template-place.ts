import type { Template } from '../document/values.ts';
import type { FieldPath } from '../problem/field-path.ts';

export type TemplatePlace = {
  /** From the step or trigger: `['config', 'items']`. */
  path: FieldPath;
  value: Template;
  /**
   * From where its names are seen, when not from before the step: `bodyEnd` is the end of the loop's body; `mappingRow`
   * additionally has `loops.row`, the element at hand of a mapping or list tool; `afterCheck` has the answer of the
   * question whether the step's call happened as `steps.<own key>`. In a poll trigger, `query` sees `cursor`, `answer`
   * additionally what was answered (`trigger`), `answerRow` additionally one record of it (`loops.row`).
   */
  view?: 'bodyEnd' | 'mappingRow' | 'afterCheck' | 'query' | 'answer' | 'answerRow';
};

/** A place for each member of a record. */
export function entries(path: FieldPath, record: Readonly<Record<string, Template>>): TemplatePlace[] {
  return Object.entries(record).map(([name, value]) => ({ path: [...path, name], value }));
}

/** A place for what is given, none for what is not. */
export function present(path: FieldPath, value: Template | undefined): TemplatePlace[] {
  return value === undefined ? [] : [{ path, value }];
}
