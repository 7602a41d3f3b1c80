import type { ValueSchema } from '../document/values.ts';
import { extendSchema } from './extend-schema.ts';

type Field = NonNullable<ValueSchema['fields']>[number];

/**
 * The part of a sample's shape that a declared shape does not have: what a field set must hold for both together to
 * describe the sample. Undefined when the sample has nothing new.
 */
export function addedFields(declared: ValueSchema | undefined, sample: ValueSchema): ValueSchema | undefined {
  if (sample.type === 'object') {
    const known = declared?.type === 'object' ? (declared.fields ?? []) : [];
    const fields = (sample.fields ?? []).flatMap((field): Field[] => {
      const own = known.find(({ key }) => key === field.key);
      if (own === undefined) return [field];
      const inside = addedFields(own.schema, field.schema);
      return inside === undefined ? [] : [{ key: field.key, schema: inside }];
    });
    return fields.length === 0 ? undefined : { type: 'object', fields };
  }
  if (sample.type === 'array' && sample.items !== undefined) {
    const items = addedFields(declared?.type === 'array' ? declared.items : undefined, sample.items);
    return items === undefined ? undefined : { type: 'array', items };
  }
  return declared === undefined || (declared.type === 'any' && sample.type !== 'any') ? sample : undefined;
}

/** A field set with the new fields of a sample; what it has already is kept as a person described it. */
export function addFromSample(
  declared: ValueSchema | undefined,
  present: ValueSchema | undefined,
  sample: ValueSchema,
): ValueSchema | undefined {
  const known =
    declared === undefined || present === undefined ? (declared ?? present) : extendSchema(declared, present);
  const news = addedFields(known, sample);
  if (news === undefined || present === undefined) return news ?? present;
  return extendSchema(present, news);
}
