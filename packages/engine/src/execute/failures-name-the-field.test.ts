import { aFlow } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { wordStepFailure } from '../failure/word-step-failure.ts';
import { answering, runFlow } from '../testing-ports/run-flow.ts';

test('a wrong expression fails its step with field and position, in both languages', async () => {
  const flow = aFlow().manual().action('erp', 'get', { $filter: "U_X eq '{{ toInt( }}'" });
  const { outcome, journal } = await runFlow(flow, { actions: { 'erp.get': answering(() => 1) } });
  expect(outcome).toMatchObject({
    state: 'failed',
    error: {
      code: 'expressionFailed',
      field: 'input.$filter',
      path: 'get',
      details: { source: "U_X eq '{{ toInt( }}'", start: expect.any(Number), end: expect.any(Number) },
    },
  });
  expect(journal.recordOf('get')?.state).toBe('failed');
  if (!outcome.error) return;
  const english = wordStepFailure(outcome.error, 'en', { step: 'Query drafts' });
  expect(english.userMessage).toMatch(/^Step “Query drafts”, field “\$filter”: the expression “U_X eq/);
  const chinese = wordStepFailure(outcome.error, 'zh', { step: '查询草稿' });
  expect(chinese.userMessage).toMatch(/^步骤“查询草稿”的“\$filter”：表达式/);
  expect(chinese.hint).not.toBe('');
});

test('an expression that fails while running names the element of the condition', async () => {
  const flow = aFlow()
    .manual()
    .condition({
      mode: 'rows',
      match: 'all',
      rows: [
        { left: 1, comparison: 'equals', right: 1 },
        { left: '{{ toInt(trigger.body.code) }}', comparison: 'greater', right: 1 },
      ],
    });
  const { outcome } = await runFlow(flow, { start: { trigger: { body: { code: 'abc' } } } });
  expect(outcome.error).toMatchObject({ code: 'expressionFailed', field: 'rows[1].left' });
});

test('a missing required input is refused before the call, by its display name', async () => {
  const required = [{ key: 'processCode', names: { en: 'Process code', zh: '审批模板编码' } }];
  const flow = aFlow()
    .manual()
    .action('dingtalk', 'start', { processCode: '{{ trigger.body.code }}', note: 'x' });
  const { outcome, events } = await runFlow(flow, {
    actions: { 'dingtalk.start': { effect: 'write', required, run: () => undefined } },
  });
  expect(events).toEqual(['append start failed']);
  expect(outcome.error).toMatchObject({ code: 'requiredInputMissing', field: 'input.processCode' });
  if (!outcome.error) return;
  expect(wordStepFailure(outcome.error, 'zh', { step: '发起审批' }).userMessage).toBe(
    '步骤“发起审批”的“审批模板编码”：必填项没有值',
  );
});

test('an action the connector does not have fails clearly', async () => {
  const { outcome } = await runFlow(aFlow().manual().action('erp', 'gone'));
  expect(outcome.error).toMatchObject({
    code: 'actionUnknown',
    details: { connector: 'erp', action: 'gone' },
  });
});

test('a surprise becomes internalError with its cause, and the log gets the exception', async () => {
  const bug = new TypeError('x is not a function');
  const flow = aFlow().manual().action('erp', 'get').buildJson('never', 1);
  const { outcome, surprises } = await runFlow(flow, {
    actions: {
      'erp.get': {
        run: () => {
          throw bug;
        },
      },
    },
  });
  expect(outcome).toMatchObject({
    state: 'failed',
    error: { code: 'internalError', details: { cause: 'TypeError: x is not a function' }, path: 'get' },
  });
  expect(surprises).toEqual([bug]);
});

test('fields that wait are evaluated together and keep their places', async () => {
  const flow = aFlow().manual().action('erp', 'get', {
    a: "{{ lookup('units', 'kg') }}",
    b: 1,
    c: "{{ lookup('units', 'missing') }}",
  });
  const { journal } = await runFlow(flow, {
    tables: { units: { kg: '千克' } },
    actions: { 'erp.get': answering(() => 1) },
  });
  expect(journal.recordOf('get')?.input).toEqual({ a: '千克', b: 1 });
});
