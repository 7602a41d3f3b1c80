/** What completion and hover know of the values in scope: the flow's schemas in the terms of the expression language. */
import type { Language, Scope, ScopeShape, ValueShape } from '@flowbridge/expression';
import type { ScopeEntry, ValueSchema } from '@flowbridge/flow';
import { inferred } from '../picker/inferred.ts';

const KEYED = new Set<ScopeEntry['root']>(['steps', 'loops', 'vars', 'params', 'callbacks']);

/** Where a schema says nothing, the sample does. */
export function scopeShape(
  entries: readonly ScopeEntry[],
  scope: Scope | undefined,
  language: Language,
): ScopeShape {
  const variables: Record<string, ValueShape> = {};
  const shape: Record<string, ValueShape> = { tenant: { properties: { vars: { properties: variables } } } };
  for (const { root, key, schema, title } of entries) {
    if (root === 'tenant') {
      if (key !== undefined) variables[key] = shapeOf(schema, undefined, language);
      continue;
    }
    if (!KEYED.has(root)) {
      shape[root] = shapeOf(schema, scope?.[root], language);
      continue;
    }
    if (key === undefined) continue;
    const samples: unknown = scope?.[root];
    const value = isRecord(samples) ? samples[key] : undefined;
    const named = { ...shapeOf(schema, value, language), title };
    shape[root] = { type: 'object', properties: { ...shape[root]?.properties, [key]: named } };
  }
  return shape;
}

function shapeOf(schema: ValueSchema, sample: unknown, language: Language): ValueShape {
  const isOpen = schema.fields === undefined && schema.items === undefined;
  const known = isOpen ? { ...(inferred(sample) ?? schema), names: schema.names } : schema;
  const { type, fields, items, names, description } = known;
  const list: unknown = Array.isArray(sample) ? sample[0] : undefined;
  const record = isRecord(sample) ? sample : {};
  return {
    type,
    ...(names === undefined ? {} : { title: names[language] }),
    ...(description === undefined ? {} : { description: description[language] }),
    ...(items === undefined ? {} : { items: shapeOf(items, list, language) }),
    ...(fields === undefined
      ? {}
      : {
          properties: Object.fromEntries(
            fields.map(({ key, schema: field }) => [key, shapeOf(field, record[key], language)]),
          ),
        }),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The sample at a path; a name on a list looks into its first item, as a sample of all. */
export function sampleAt(scope: Scope | undefined, path: readonly (string | number)[]): unknown {
  let at: unknown = scope;
  for (const part of path) {
    if (typeof part === 'string' && Array.isArray(at)) at = at[0];
    if (typeof at !== 'object' || at === null) return undefined;
    at = Reflect.get(at, part);
  }
  return at;
}
