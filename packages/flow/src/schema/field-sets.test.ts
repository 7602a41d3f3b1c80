import { describe, expect, it } from 'vitest';
import type { ValueSchema } from '../document/values.ts';
import { addFromSample } from './added-fields.ts';
import { extendSchema } from './extend-schema.ts';
import { inferSchema } from './infer-schema.ts';

const declared: ValueSchema = {
  type: 'object',
  fields: [
    { key: 'Code', required: true, schema: { type: 'text', names: { en: 'Code', zh: '编码' } } },
    {
      key: 'Lines',
      schema: {
        type: 'array',
        items: { type: 'object', fields: [{ key: 'Item', schema: { type: 'text' } }] },
      },
    },
  ],
};

describe('a field set over a declared shape', () => {
  it('adds fields at any depth and leaves the declared ones as they are', () => {
    const added: ValueSchema = {
      type: 'object',
      fields: [
        { key: 'U_A', required: true, schema: { type: 'number' } },
        {
          key: 'Lines',
          schema: {
            type: 'array',
            items: { type: 'object', fields: [{ key: 'U_Lot', schema: { type: 'text' } }] },
          },
        },
      ],
    };
    const both = extendSchema(declared, added);
    expect(both.fields?.map(({ key, required }) => [key, required === true])).toEqual([
      ['Code', true],
      ['Lines', false],
      ['U_A', true],
    ]);
    expect(both.fields?.[1]?.schema.items?.fields?.map(({ key }) => key)).toEqual(['Item', 'U_Lot']);
    expect(both.fields?.[0]?.schema.names?.zh).toBe('编码');
  });

  it('describes an answer that nobody described, and a value closer than its manifest does', () => {
    expect(extendSchema({ type: 'any' }, declared).fields).toHaveLength(2);
    expect(extendSchema({ type: 'number' }, { type: 'text' }).type).toBe('text');
  });
});

describe('a sample', () => {
  it('brings only fields that are neither declared nor in the set yet, and keeps what is there', () => {
    const present: ValueSchema = {
      type: 'object',
      fields: [{ key: 'U_A', required: true, schema: { type: 'text' } }],
    };
    const sample = inferSchema({ Code: 'x', U_A: 1, U_B: true, Lines: [{ Item: 'i', U_Lot: 'L' }] });
    const set = addFromSample(declared, present, sample);
    expect(set?.fields?.map(({ key }) => key)).toEqual(['U_A', 'U_B', 'Lines']);
    expect(set?.fields?.[0]).toMatchObject({ required: true, schema: { type: 'text' } });
    expect(set?.fields?.[2]?.schema.items?.fields?.map(({ key }) => key)).toEqual(['U_Lot']);
  });

  it('without anything new leaves the set as it is', () => {
    const present: ValueSchema = { type: 'object', fields: [{ key: 'U_A', schema: { type: 'any' } }] };
    expect(addFromSample(declared, present, inferSchema({ Code: 'x', Lines: [{ Item: 'y' }] }))).toBe(
      present,
    );
  });
});
