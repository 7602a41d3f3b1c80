import { aFlow, type Template, type ValueSchema } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { wordStepFailure } from '../failure/word-step-failure.ts';
import { runFlow } from '../testing-ports/run-flow.ts';

const extra: ValueSchema = {
  type: 'object',
  fields: [
    {
      key: 'U_Type',
      required: true,
      schema: { type: 'text', names: { en: 'Request type', zh: '请购类型' } },
    },
    { key: 'U_Count', schema: { type: 'integer' } },
    {
      key: 'Lines',
      schema: {
        type: 'array',
        items: { type: 'object', fields: [{ key: 'U_Price', schema: { type: 'number' } }] },
      },
    },
  ],
};

async function created(fields: Template, open = 'fields') {
  const sent: Record<string, unknown>[] = [];
  const flow = aFlow()
    .manual()
    .action('erp', 'create', { fields }, { key: 'create', fieldSet: { input: extra } });
  const { outcome } = await runFlow(flow, {
    actions: {
      'erp.create': {
        effect: 'write',
        ...(open === '' ? {} : { open }),
        run: (input) => {
          sent.push(input);
          return undefined;
        },
      },
    },
    start: { trigger: { body: { count: '12', price: '9.50', nothing: null } } },
  });
  return { outcome, sent };
}

test('values of extra fields get the described types, at any depth, and everything else stays as it is', async () => {
  const { sent } = await created({
    Code: '001',
    U_Type: 7,
    U_Count: '{{ trigger.body.count }}',
    Lines: [{ U_Price: '{{ trigger.body.price }}', Qty: '3' }, { Qty: '4' }],
  });
  expect(sent).toEqual([
    {
      fields: {
        Code: '001',
        U_Type: '7',
        U_Count: 12,
        Lines: [{ U_Price: 9.5, Qty: '3' }, { Qty: '4' }],
      },
    },
  ]);
});

test('a required extra field without a value is refused before the call, by its title', async () => {
  const { outcome, sent } = await created({ U_Type: '{{ trigger.body.nothing }}' });
  expect(sent).toEqual([]);
  expect(outcome.error).toMatchObject({ code: 'requiredInputMissing', field: 'input.fields.U_Type' });
  if (!outcome.error) return;
  expect(wordStepFailure(outcome.error, 'zh', { step: '创建' }).userMessage).toBe(
    '步骤“创建”的“请购类型”：必填项没有值',
  );
});

test('a value that cannot be of the described type is refused with its place', async () => {
  const { outcome, sent } = await created({ U_Type: 'x', Lines: [{ U_Price: 1 }, { U_Price: 'much' }] });
  expect(sent).toEqual([]);
  expect(outcome.error).toMatchObject({
    code: 'schemaMismatch',
    field: 'input.fields.Lines[1].U_Price',
    details: { expected: 'number', found: 'text' },
  });
});

test('an emptied number is not sent, and an action that takes no extra fields gets its input unchanged', async () => {
  expect((await created({ U_Type: 'x', U_Count: '' })).sent).toEqual([{ fields: { U_Type: 'x' } }]);
  const { outcome, sent } = await created({ U_Count: 'many' }, '');
  expect(outcome.state).toBe('succeeded');
  expect(sent).toEqual([{ fields: { U_Count: 'many' } }]);
});
