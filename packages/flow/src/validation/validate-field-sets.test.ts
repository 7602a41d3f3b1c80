import { describe, expect, it } from 'vitest';
import { aFlow } from '../builder/a-flow.ts';
import type { Template, ValueSchema } from '../document/values.ts';
import { check, problemsOf } from '../testing/check-flow.ts';

const created = (fields: Template, extra: ValueSchema, action = 'createObject') =>
  aFlow()
    .manual()
    .buildJson('order', { total: 12.5, lines: [{ price: 1 }] })
    .action('sap-b1', action, action === 'createObject' ? { fields } : {}, {
      key: 'create',
      fieldSet: { input: extra },
    });

const extra: ValueSchema = {
  type: 'object',
  fields: [
    { key: 'U_Type', required: true, schema: { type: 'text', names: { en: 'Type', zh: '类型' } } },
    { key: 'U_Count', schema: { type: 'integer' } },
    {
      key: 'Lines',
      schema: {
        type: 'array',
        items: { type: 'object', fields: [{ key: 'U_Lot', required: true, schema: { type: 'text' } }] },
      },
    },
  ],
};

describe('extra fields of a step', () => {
  it('are asked for where they are required, in lists too, and must be of their type', () => {
    const flow = created({ U_Count: 'many', Lines: [{ U_Lot: 'A' }, { other: 1 }] }, extra);
    expect(check(flow)).toEqual([
      'error requiredMissing @ steps › create › config › input › fields › U_Type',
      'error typeDiffers @ steps › create › config › input › fields › U_Count',
      'error requiredMissing @ steps › create › config › input › fields › Lines › 2 › U_Lot',
    ]);
    const [missing, misfit] = problemsOf(flow.build());
    expect(missing?.message).toEqual({ en: '“Type” is required.', zh: '“类型”为必填项。' });
    expect(misfit?.message).toEqual({ en: 'A whole number is needed here.', zh: '此处需要整数。' });
  });

  it('may be given by expressions; one that can never be of the type is warned of', () => {
    expect(check(created('{{ steps.order }}', extra))).toEqual([]);
    expect(check(created({ U_Type: '{{ steps.order.total }}', U_Count: '7' }, extra))).toEqual([]);
    expect(check(created({ U_Type: 'x', U_Count: '{{ steps.order.lines }}' }, extra))).toEqual([
      'warning typeDiffers @ steps › create › config › input › fields › U_Count',
    ]);
  });

  it('have different names, and an action that takes none is warned of', () => {
    const twice: ValueSchema = {
      type: 'object',
      fields: [
        { key: 'U_A', schema: { type: 'text' } },
        { key: 'U_A', schema: { type: 'text' } },
      ],
    };
    expect(check(created({}, twice))).toEqual([
      'error nameTwice @ steps › create › config › fieldSet › input › fields › U_A › key',
    ]);
    expect(check(created({}, extra, 'createDraft'))).toEqual([
      'warning settingIgnored @ steps › create › config › fieldSet › input',
    ]);
  });
});
