import type { Parameter } from '../document/document.ts';
import type { ValueSchema } from '../document/values.ts';
import { inferSchema } from './infer-schema.ts';

/** What `params.<key>` gives. */
export function parameterSchemaOf({ type, label, choices, default: value }: Parameter): ValueSchema {
  const names = { en: label, zh: label };
  switch (type) {
    case 'json':
      return { ...(value === undefined ? { type: 'any' as const } : inferSchema(value)), names };
    case 'choice':
      return {
        type: 'text',
        names,
        choices: (choices ?? []).map((each) => ({
          value: each.value,
          names: { en: each.label, zh: each.label },
        })),
      };
    default:
      return { type, names, ...(value === undefined ? {} : { sample: value }) };
  }
}
