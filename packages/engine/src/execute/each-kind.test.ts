import { aFlow, stepId } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { createReplay } from '../resume/replay-source.ts';
import { answering, refusal, runFlow } from '../testing-ports/run-flow.ts';

test('condition takes a lane and records what its rows compared, up to the deciding one', async () => {
  const flow = aFlow()
    .manual()
    .condition(
      {
        mode: 'rows',
        match: 'any',
        rows: [
          { left: '{{ trigger.body.status }}', comparison: 'equals', right: 'agree' },
          { left: '{{ trigger.body.amount }}', comparison: 'greater', right: '100' },
          { left: 'never looked at', comparison: 'empty' },
        ],
      },
      (then) => then.buildJson('yes', '{{ steps.condition }}'),
      (otherwise) => otherwise.buildJson('no', 1),
    )
    .buildJson('result', '{{ steps.condition.matched }}');
  const { outcome, journal } = await runFlow(flow, {
    start: { trigger: { body: { status: 'refuse', amount: 120 } } },
  });
  expect(outcome.output).toBe(true);
  expect(journal.recordOf('condition')).toMatchObject({
    input: {
      rows: [
        { left: 'refuse', comparison: 'equals', right: 'agree', matched: false },
        { left: 120, comparison: 'greater', right: '100', matched: true },
      ],
    },
    output: { matched: true },
  });
  expect(journal.recordOf('no')).toBeUndefined();
});

test.each([
  [5, 'five'],
  ['b', 'letters'],
  [200, 'large'],
  ['zzz', 'default'],
])('switch on %j takes the lane %s', async (value, lane) => {
  const result = (name: string) => (body: { buildJson(key: string, value: string): unknown }) =>
    body.buildJson(`in_${name}`, name);
  const flow = aFlow()
    .manual()
    .switch(
      '{{ trigger.body }}',
      [
        { id: 'five', match: { kind: 'value', value: '5' }, body: result('five') },
        { id: 'letters', match: { kind: 'list', values: ['a', 'b'] }, body: result('letters') },
        {
          id: 'large',
          match: {
            kind: 'expression',
            expression: "{{ $type(trigger.body) = 'number' and trigger.body > 100 }}",
          },
          body: result('large'),
        },
      ],
      result('default'),
    );
  const { journal, outcome } = await runFlow(flow, { start: { trigger: { body: value } } });
  expect(outcome.output).toBe(lane);
  expect(journal.recordOf('switch')).toMatchObject({ input: { value }, output: { case: lane } });
  expect(stepId.safeParse(lane).success).toBe(true);
});

test('while looks before each turn and tells its turns', async () => {
  const flow = aFlow()
    .manual()
    .initVariable('n', 'integer')
    .while(
      'pages',
      { mode: 'rows', match: 'all', rows: [{ left: '{{ vars.n }}', comparison: 'less', right: 3 }] },
      (body) => body.incrementVariable('n').buildJson('seen', '{{ loops.pages.number }}'),
    )
    .buildJson('result', '{{ steps.pages.turns }}');
  expect((await runFlow(flow)).outcome.output).toBe(3);
});

test('a respond step answers once; a second answer is a failure', async () => {
  const flow = aFlow()
    .http()
    .respond({ status: '{{ 201 }}', headers: [{ name: 'X-Id', value: '{{ 7 }}' }], body: { ok: true } })
    .respond({ body: 2 });
  const { outcome, answers } = await runFlow(flow);
  expect(answers).toEqual([
    { status: 201, headers: [{ name: 'X-Id', value: '7' }], bodyType: 'json', body: { ok: true } },
  ]);
  expect(outcome.error).toMatchObject({ code: 'alreadyResponded', path: 'respond2' });
});

test.each([
  [{ status: 'abc' }, 'invalidStatus', 'status'],
  [{ bodyType: 'redirect' as const, body: '' }, 'redirectWithoutAddress', 'body'],
])('a respond step refuses %j', async (config, code, field) => {
  const { outcome, answers } = await runFlow(aFlow().http().respond(config));
  expect(outcome.error).toMatchObject({ code, field });
  expect(answers).toEqual([]);
});

test('parseJson keeps big integers, checks the schema and names the place', async () => {
  const schema = {
    type: 'object' as const,
    fields: [
      { key: 'id', required: true, schema: { type: 'integer' as const } },
      {
        key: 'lines',
        schema: {
          type: 'array' as const,
          items: { type: 'object' as const, fields: [{ key: 'qty', schema: { type: 'number' as const } }] },
        },
      },
    ],
  };
  const flow = aFlow().manual().parseJson('parsed', '{{ trigger.body }}', { schema });
  const parse = async (body: string) => (await runFlow(flow, { start: { trigger: { body } } })).outcome;
  expect((await parse('{"id":9007199254740993,"lines":[{"qty":1.5}]}')).output).toEqual({
    id: 9007199254740993n,
    lines: [{ qty: 1.5 }],
  });
  expect((await parse('{"id":1,"lines":[{"qty":1},{"qty":"x"}]}')).error).toMatchObject({
    code: 'schemaMismatch',
    details: { at: 'lines[1].qty', expected: 'number', found: 'text' },
  });
  expect((await parse('<html>')).error).toMatchObject({ code: 'invalidJson', field: 'text' });
});

test('code gets its mapped input and its own timeout; what it returns is the output', async () => {
  const calls: unknown[] = [];
  const flow = aFlow()
    .manual()
    .code('calc', { n: '{{ trigger.body }}' }, 'function main() {}', { timeoutMs: 2_000 });
  const { outcome } = await runFlow(flow, {
    start: { trigger: { body: 4 } },
    code: async (code, input, limits) => {
      calls.push({ code, input, limits });
      return { doubled: Number(input.n) * 2 };
    },
  });
  expect(outcome.output).toEqual({ doubled: 8 });
  expect(calls).toEqual([{ code: 'function main() {}', input: { n: 4 }, limits: { timeoutMs: 2_000 } }]);
});

test('terminate ends the run early as the flow decides', async () => {
  const early = await runFlow(aFlow().manual().buildJson('a', 1).terminate('succeeded').buildJson('b', 2));
  expect(early.outcome).toMatchObject({ state: 'succeeded', output: 1 });
  const cancelled = await runFlow(aFlow().manual().terminate('cancelled'));
  expect(cancelled.outcome.state).toBe('cancelled');
});

test('a disabled step is skipped, recorded as such, and gives nothing', async () => {
  const flow = aFlow()
    .manual()
    .buildJson('off', 1, { disabled: true })
    .buildJson('result', { off: '{{ steps.off }}' });
  const { journal, outcome } = await runFlow(flow);
  expect(journal.lines()).toEqual(['off skipped', 'result succeeded']);
  expect(outcome).toMatchObject({ output: {}, counts: { steps: 1, skipped: 1 } });
});

test('onError continue records the failure, goes on, and the run completes with failures', async () => {
  const flow = aFlow()
    .manual()
    .action('erp', 'get', {}, { onError: 'continue' })
    .buildJson('result', { got: '{{ steps.get }}' });
  const { journal, outcome } = await runFlow(flow, {
    actions: {
      'erp.get': {
        run: () => {
          throw refusal('connector.down');
        },
      },
    },
  });
  expect(outcome).toMatchObject({ state: 'completedWithFailures', output: {} });
  expect(journal.lines()).toEqual(['get failed', 'result succeeded']);
});

test('a failed item stops the loop, or is listed and passed over', async () => {
  const send = {
    'erp.send': {
      run: (input: Record<string, unknown>) => {
        if (input.n === 2) throw refusal('connector.refused', { details: { vendorText: '库存不足' } });
        return undefined;
      },
    },
  };
  const loop = (onItemFailure: 'stop' | 'continue') =>
    aFlow()
      .manual()
      .forEach('each', [1, 2, 3], (body) => body.action('erp', 'send', { n: '{{ loops.each.item }}' }), {
        onItemFailure,
        collect: '{{ loops.each.item }}',
      });
  const stopped = await runFlow(loop('stop'), { actions: send });
  expect(stopped.outcome).toMatchObject({ state: 'failed', error: { path: 'each[1]/send' } });
  expect(stopped.journal.recordOf('each')).toMatchObject({
    state: 'failed',
    output: { count: 2, failed: 1 },
  });
  const passed = await runFlow(loop('continue'), { actions: send });
  expect(passed.outcome).toMatchObject({
    state: 'completedWithFailures',
    output: {
      count: 3,
      succeeded: 2,
      failed: 1,
      items: [1, 3],
      failures: [{ index: 1, error: { code: 'connector.refused', message: '库存不足', step: 'send' } }],
    },
  });
});

test('a collect that fails is a failure of its item, at the address of the iteration', async () => {
  const flow = aFlow()
    .manual()
    .forEach('each', ['1', 'x', '3'], (body) => body.buildJson('made', 1), {
      onItemFailure: 'continue',
      collect: '{{ toInt(loops.each.item) }}',
    });
  const { outcome, journal } = await runFlow(flow);
  expect(outcome.output).toMatchObject({ items: [1, 3], failed: 1 });
  expect(journal.recordOf('each[1]')).toMatchObject({ state: 'failed', error: { field: 'collect' } });
});

test('a test run takes pinned samples, a takeover takes journalled results, and neither calls again', async () => {
  const flow = aFlow()
    .manual()
    .action('erp', 'get', {}, { pinned: { output: { body: 'sample' } } })
    .buildJson('result', '{{ steps.get.body }}');
  const actions = { 'erp.get': answering(() => 'live') };
  const live = await runFlow(flow, { actions });
  expect(live.outcome.output).toBe('live');
  const pinned = await runFlow(flow, { actions, start: { usePinned: true } });
  expect(pinned.outcome.output).toBe('sample');
  const line = { path: 'get', sequence: 1, state: 'succeeded', startedAtMs: 1, tryNumber: 1 } as const;
  const own = { lines: [{ ...line, output: () => ({ body: 'journalled' }) }], loops: new Map() };
  const resumed = await runFlow(flow, { actions, start: { replay: createReplay({ own }) } });
  expect(resumed.outcome.output).toBe('journalled');
  expect(resumed.journal.lines()).toEqual(['result succeeded']);
  expect(resumed.events).not.toContain('call erp.get');
});

test('steps see trigger, params, tenant, run, loops and each other under Chinese keys too', async () => {
  const flow = aFlow()
    .manual()
    .buildJson('查询', { 值: 1 })
    .forEach('遍历', [1], (body) => body.buildJson('行', '{{ steps.查询.值 + loops.遍历.item }}'), {
      collect: '{{ steps.行 }}',
    })
    .buildJson('result', {
      p: '{{ params.objType }}',
      t: '{{ tenant.vars.region }}',
      r: '{{ run.id }}#{{ run.attempt }} {{ run.flow.name }}',
      k: '{{ trigger.key }}',
      items: '{{ steps.遍历.items }}',
    });
  const { outcome } = await runFlow(flow, {
    start: { params: { objType: 'Items' }, tenantVars: { region: '华东' } },
  });
  expect(outcome.output).toEqual({ p: 'Items', t: '华东', r: 'run1#1 test', k: 'manual', items: [2] });
});

test('whoever watches a long run is told its counts at most five times a second', async () => {
  const told: number[] = [];
  const flow = aFlow()
    .manual()
    .forEach('each', '{{ [1..1000] }}', (body) => body.buildJson('made', 1));
  let looks = 0;
  const clock = {
    slept: [],
    breaths: 0,
    now: () => {
      looks += 1;
      return looks;
    },
    async sleep() {},
    async breathe() {},
    advance() {},
  };
  await runFlow(flow, { clock, progress: (counts) => told.push(counts.steps) });
  expect(told.length).toBeGreaterThan(3);
  expect(told.length).toBeLessThanOrEqual(Math.ceil(looks / 200));
  expect(told).toEqual([...told].sort((a, b) => a - b));
});
