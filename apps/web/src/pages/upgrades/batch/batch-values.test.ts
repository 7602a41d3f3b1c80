import { describe, expect, it } from 'vitest';
import type { BatchRow } from './batch-rows.ts';
import { type CheckedFamily, fieldOf, initialFields, sharedParameters, valuesOf } from './batch-values.ts';

type Parameter = CheckedFamily['parameters'][number];

const region: Parameter = { key: 'region', label: 'Region', type: 'text', required: true };
const size: Parameter = { key: 'size', label: 'Size', type: 'integer', default: 20 };
const rules: Parameter = { key: 'rules', label: 'Rules', type: 'json' };

const family = (id: string, tenant: string, parameters: Parameter[], template = 'T') => ({
  row: {
    key: `${tenant}:${id}`,
    tenant: { id: tenant, code: tenant, name: tenant },
    item: {
      id,
      flows: [{ id, name: id, version: 1 }],
      template: { id: template, key: template, names: { en: template, zh: template }, publisher: null },
      from: 1,
      to: 2,
      news: [],
    },
  } satisfies BatchRow,
  check: {
    ok: true,
    flowIds: [id],
    version: 2,
    conflicts: 0,
    fits: true,
    parameters,
    connectors: ['erp'],
    lacks: [],
    otherErrors: 0,
  } satisfies CheckedFamily,
});

const [one, two, three] = [
  family('one', 'blue', [size, region, rules]),
  family('two', 'green', [region, size]),
  family('three', 'blue', [region], 'U'),
];

describe('values of a batch', () => {
  it('are asked once for all families of a template, those that must be given first', () => {
    const shared = sharedParameters([one, two, three]);
    expect(shared.map(({ templateId, parameter, rows }) => [templateId, parameter.key, rows.length])).toEqual(
      [
        ['T', 'region', 2],
        ['U', 'region', 1],
        ['T', 'size', 2],
        ['T', 'rules', 1],
      ],
    );
    expect(initialFields(shared).parameters).toMatchObject({ 'T/size': 20, 'T/region': undefined });
  });

  it('go to each family that asks; its own count before those of all; connections stay in their tenant', () => {
    const fields = {
      connections: { [fieldOf('blue', 'erp')]: 'c-blue', [fieldOf('three', 'erp')]: 'c-three' },
      parameters: {
        [fieldOf('T', 'region')]: 'east',
        [fieldOf('two', 'region')]: 'west',
        [fieldOf('T', 'size')]: 20,
      },
    };
    expect(valuesOf(one, fields)).toEqual({ connections: { erp: 'c-blue' }, parameters: { region: 'east' } });
    expect(valuesOf(two, fields)).toEqual({ connections: {}, parameters: { region: 'west' } });
    expect(valuesOf(three, fields)).toEqual({ connections: { erp: 'c-three' }, parameters: {} });
  });

  it('are left out while they are half-typed JSON, and at their default', () => {
    const typed = (text: string) =>
      valuesOf(one, { parameters: { [fieldOf('T', 'rules')]: text } }).parameters;
    expect(typed('{"a":')).toEqual({});
    expect(typed('{"a":1}')).toEqual({ rules: { a: 1 } });
    expect(valuesOf(one, { parameters: { [fieldOf('one', 'size')]: 5 } }).parameters).toEqual({ size: 5 });
  });
});
