/** Drafts: what a new part begins with, and what a version looks like in the editor. */
import { z } from 'zod';
import type { ConnectorManifest } from '../manifest/connector.ts';
import type { FunctionContent, FunctionDraft } from './function-content.ts';
import { MAX_MANIFEST_TEXT } from './part-limits.ts';

export const connectorDraft = z.strictObject({ manifest: z.string().max(2 * MAX_MANIFEST_TEXT) });
export type ConnectorDraft = z.infer<typeof connectorDraft>;

const pretty = (value: unknown) => JSON.stringify(value, null, 2);

/** The manifest as its author wrote it: what publishing adds is left out. */
export function draftOfConnector({ version: _number, ...manifest }: ConnectorManifest): ConnectorDraft {
  return { manifest: pretty(manifest) };
}

export function draftOfFunction({ input, output, cases, ...texts }: FunctionContent): FunctionDraft {
  return {
    ...texts,
    input: pretty(input),
    output: pretty(output),
    cases: cases.map((each) => ({
      name: each.name,
      input: pretty(each.input),
      expected: each.expected === undefined ? '' : pretty(each.expected),
    })),
  };
}

/** A small connector that is complete: one variable, one secret, one reading action that the connection's test calls. */
export function newConnectorDraft(key: string, name: string): ConnectorDraft {
  const names = { en: name, zh: name };
  const field = (fieldKey: string, en: string, zh: string) => ({
    key: fieldKey,
    type: 'text',
    names: { en, zh },
    required: true,
  });
  return {
    manifest: pretty({
      key,
      names,
      description: names,
      icon: { color: '#0f766e', letters: name.trim().slice(0, 2) || 'C' },
      baseUrl: '{baseUrl}',
      variables: [{ ...field('baseUrl', 'Base address', '基础地址'), sample: 'https://api.example.com' }],
      secrets: [field('token', 'Token', '令牌')],
      auth: { kind: 'bearer', secret: 'token' },
      test: { action: 'getItem', input: { id: '1' } },
      actions: [
        {
          key: 'getItem',
          names: { en: 'Get item', zh: '获取条目' },
          effect: 'read',
          inputs: [{ place: 'path', field: field('id', 'Id', '编号') }],
          request: { method: 'GET', path: '/items/{id}' },
        },
      ],
      triggers: [],
    }),
  };
}

export function newFunctionDraft(name: string): FunctionDraft {
  return draftOfFunction({
    name,
    description: '',
    source: [
      '// input: what the step gives, described by the input schema. log(…): lines of the run’s log.',
      'function main(input, { log }) {',
      '  return { total: input.price * input.quantity };',
      '}',
      '',
    ].join('\n'),
    input: {
      type: 'object',
      properties: {
        price: { type: 'number', title: 'Price' },
        quantity: { type: 'number', title: 'Quantity' },
      },
      required: ['price', 'quantity'],
    },
    output: { type: 'object', properties: { total: { type: 'number', title: 'Total' } } },
    cases: [{ name: '3 × 2.5', input: { price: 2.5, quantity: 3 }, expected: { total: 7.5 } }],
  });
}
