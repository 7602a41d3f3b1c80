import type { ValueSchema, ValueType } from '@flowbridge/flow';
import { pathInto } from './schema-paths.ts';

export type SourceLine = {
  path: string;
  label: string;
  /** The name, where the label is a title. */
  key: string;
  type: ValueType;
  depth: number;
  /** Objects and lists hold others; they, too, can be put onto a line. */
  isLeaf: boolean;
  /** What a search looks through, in small letters. */
  searched: string;
};

/** Every field of the source, those inside objects and lists below them. */
export function sourceLines(
  schema: ValueSchema | undefined,
  language: 'en' | 'zh',
  path = '',
  depth = 0,
): SourceLine[] {
  if (schema?.type === 'array') return sourceLines(schema.items, language, `${path}[]`, depth);
  return (schema?.fields ?? []).flatMap((field) => {
    const { names, type, items } = field.schema;
    const own = pathInto(path, field.key);
    const label = names?.[language] || field.key;
    const inner = sourceLines(field.schema, language, own, depth + 1);
    const isList = type === 'array' && (items?.fields?.length ?? 0) > 0;
    const line: SourceLine = {
      path: isList ? `${own}[]` : own,
      label,
      key: label === field.key ? '' : field.key,
      type,
      depth,
      isLeaf: inner.length === 0,
      searched: `${own} ${names?.en ?? ''} ${names?.zh ?? ''}`.toLowerCase(),
    };
    return [line, ...inner];
  });
}
