import { expect, it } from 'vitest';
import { flowDocumentJsonSchema } from './flow-document-json-schema.ts';

it('the published schema names every part of a document and is plain JSON', () => {
  const schema = flowDocumentJsonSchema();
  expect(schema).toMatchObject({
    title: 'Flowbridge flow document',
    type: 'object',
    additionalProperties: false,
    required: ['schemaVersion', 'triggers', 'lanes', 'steps', 'parameters', 'notes'],
  });
  const text = JSON.stringify(schema);
  for (const kind of ['action', 'forEach', 'mapFields', 'connectorEvent'])
    expect(text).toContain(`"${kind}"`);
  expect(JSON.parse(text)).toEqual(schema);
});
