import { inferSchema, type Template, type ValueSchema } from '@flowbridge/flow';

/** What a pasted sample looks like. Its values stay out of the document: they are somebody's business data. */
export const sampleShape = (sample: Template): ValueSchema => withoutSamples(inferSchema(sample));

function withoutSamples({ sample: _, fields, items, ...schema }: ValueSchema): ValueSchema {
  return {
    ...schema,
    ...(fields === undefined
      ? {}
      : { fields: fields.map((field) => ({ ...field, schema: withoutSamples(field.schema) })) }),
    ...(items === undefined ? {} : { items: withoutSamples(items) }),
  };
}
