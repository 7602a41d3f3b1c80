/** The fields one can refer to: entries of the scope, and what their schemas (or, without one, their samples) open into. */
import { quoteName } from '@flowbridge/expression';
import type { ValueSchema } from '@flowbridge/flow';
import { pathReference } from '../template/template-text.ts';
import type { PickerEntry, PickerGroup } from './field-scope.ts';
import { inferred } from './inferred.ts';

export type PickerField = {
  /** `steps.order.lines.price` */
  expression: string;
  /** The same as names, to look samples up. */
  path: readonly string[];
  label: string;
  /** Second name, shown beside the label: the key when the label is a display name. */
  key: string;
  schema: ValueSchema | undefined;
};

/** The value at a path of the sample scope, as far as one is known. */
export type SampleOf = (path: readonly string[]) => unknown;

export function fieldOf({ expression, label, schema }: PickerEntry): PickerField {
  const reference = pathReference(expression);
  const path = reference === undefined ? [] : [reference.root, ...reference.names];
  return { expression, path, label, key: '', schema };
}

/** The schema of a field; where nothing is declared, what its sample looks like. */
export function schemaOf(field: PickerField, sampleOf: SampleOf): ValueSchema | undefined {
  const { schema } = field;
  const isDeclared =
    schema !== undefined &&
    (schema.fields !== undefined || schema.items !== undefined || !OPEN_TYPES.has(schema.type));
  return isDeclared ? schema : (inferred(sampleOf(field.path)) ?? schema);
}

const OPEN_TYPES = new Set<ValueSchema['type']>(['any', 'object', 'array']);

export function childrenOf(
  field: PickerField,
  schema: ValueSchema | undefined,
  language: 'en' | 'zh',
): PickerField[] {
  const fields = schema?.fields ?? schema?.items?.fields ?? [];
  return fields.map(({ key, schema: child }) => {
    const label = child.names?.[language] || key;
    return {
      expression: `${field.expression}.${quoteName(key)}`,
      path: [...field.path, key],
      label,
      key: label === key ? '' : key,
      schema: child,
    };
  });
}

export type FoundField = PickerField & { group: PickerGroup };

const DEEPEST = 6;
const MOST_FIELDS = 20_000;

/** Every field of all groups, each before its own fields. Schemas that go on for ever are followed so far. */
export function everyField(
  groups: readonly PickerGroup[],
  language: 'en' | 'zh',
  sampleOf: SampleOf,
): FoundField[] {
  const found: FoundField[] = [];
  const visit = (field: PickerField, group: PickerGroup, depth: number): void => {
    if (found.length >= MOST_FIELDS) return;
    found.push({ ...field, group });
    if (depth === DEEPEST) return;
    for (const child of childrenOf(field, schemaOf(field, sampleOf), language))
      visit(child, group, depth + 1);
  };
  for (const group of groups) for (const entry of group.entries) visit(fieldOf(entry), group, 0);
  return found;
}
