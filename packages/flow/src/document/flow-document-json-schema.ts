import { z } from 'zod';
import { flowDocumentSchema } from './document.ts';

/** JSON Schema (draft 2020-12) of the flow document, made from the schema that checks it. Published by the REST API. */
export function flowDocumentJsonSchema(): Record<string, unknown> {
  return { title: 'Flowbridge flow document', ...z.toJSONSchema(flowDocumentSchema, { io: 'input' }) };
}
