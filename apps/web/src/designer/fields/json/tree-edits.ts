import type { Template } from '@flowbridge/flow';

export const NODE_TYPES = ['text', 'number', 'boolean', 'object', 'array', 'null'] as const;
export type NodeType = (typeof NODE_TYPES)[number];

export function nodeType(value: Template): NodeType {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  switch (typeof value) {
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'object':
      return 'object';
    default:
      return 'text';
  }
}

/** The value as another type, keeping what can be kept: an object put into a list, a number read from its text. */
export function convertNode(value: Template, type: NodeType): Template {
  switch (type) {
    case 'text':
      return typeof value === 'object' ? (value === null ? '' : JSON.stringify(value)) : String(value);
    case 'number': {
      const number = Number(value);
      return Number.isFinite(number) && value !== '' ? number : 0;
    }
    case 'boolean':
      return value === true || value === 'true';
    case 'object':
      return nodeType(value) === 'object' ? value : {};
    case 'array':
      if (Array.isArray(value)) return value;
      return value === '' || value === null ? [] : [value];
    case 'null':
      return null;
  }
}

/** Renames a key in place, keeping the order; an empty or taken name changes nothing. */
export function renameKey(
  object: { [key: string]: Template },
  from: string,
  to: string,
): { [key: string]: Template } {
  if (to === '' || to === from || Object.hasOwn(object, to)) return object;
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key === from ? to : key, value]));
}
