import { aFlow } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { memoryJournal } from '../testing-ports/memory-journal.ts';
import { answering, runFlow } from '../testing-ports/run-flow.ts';

const actions = {
  'erp.read': answering(() => 1, 'read'),
  'erp.put': answering(() => 2, 'idempotent'),
  'erp.post': answering(() => 3, 'write'),
};

test('pure steps and reads wait for nothing', async () => {
  const flow = aFlow().manual().buildJson('a', 1).action('erp', 'read').buildJson('b', 2);
  const { events } = await runFlow(flow, { actions });
  expect(events).toEqual([
    'append a succeeded',
    'call erp.read',
    'answered erp.read',
    'append read succeeded',
    'append b succeeded',
  ]);
});

test('the result of an idempotent call is durable before the next call that changes something', async () => {
  const flow = aFlow()
    .manual()
    .action('erp', 'put', {}, { key: 'one' })
    .action('erp', 'read')
    .buildJson('between', 1)
    .action('erp', 'put', {}, { key: 'two' });
  const { events } = await runFlow(flow, { actions });
  expect(events).toEqual([
    'call erp.put',
    'answered erp.put',
    'append one succeeded',
    'call erp.read',
    'answered erp.read',
    'append read succeeded',
    'append between succeeded',
    'flush',
    'durable',
    'call erp.put',
    'answered erp.put',
    'append two succeeded',
  ]);
});

test('the start of a write is durable before the call, its result before the next step', async () => {
  const flow = aFlow().manual().action('erp', 'post').buildJson('next', 1);
  const { events, journal } = await runFlow(flow, { actions });
  expect(events).toEqual([
    'append post started',
    'flush',
    'durable',
    'call erp.post',
    'answered erp.post',
    'append post succeeded',
    'flush',
    'durable',
    'append next succeeded',
  ]);
  expect(journal.records.map((record) => record.sequence)).toEqual([1, 2, 3]);
});

test('a failed write is durable before whatever handles it', async () => {
  const flow = aFlow()
    .manual()
    .try({ body: (lane) => lane.action('erp', 'post'), catch: (lane) => lane.buildJson('handled', 1) });
  const { events } = await runFlow(flow, {
    actions: {
      'erp.post': {
        effect: 'write',
        run: () => {
          throw new Error('reset');
        },
      },
    },
  });
  expect(events.slice(-5)).toEqual([
    'append post failed',
    'flush',
    'durable',
    'append handled succeeded',
    'append try succeeded',
  ]);
});

test('an answer leaves only when everything before it, and itself, is on disk', async () => {
  const flow = aFlow().http().buildJson('a', 1).respond({ body: '{{ steps.a }}' }).buildJson('after', 2);
  const { events, answers, outcome } = await runFlow(flow, { actions });
  expect(events).toEqual([
    'append a succeeded',
    'append respond succeeded',
    'flush',
    'durable',
    'answer',
    'append after succeeded',
  ]);
  expect(answers).toEqual([{ status: 200, headers: [], bodyType: 'json', body: 1 }]);
  expect(outcome.output).toBe(1);
});

test('an answer that its responder holds back waits for nothing, and makes nothing before it durable', async () => {
  const flow = aFlow()
    .http()
    .action('erp', 'put', {}, { key: 'one' })
    .respond({ body: 1 })
    .action('erp', 'put', {}, { key: 'two' });
  const { events } = await runFlow(flow, { actions, holdsAnswers: true });
  expect(events).toEqual([
    'call erp.put',
    'answered erp.put',
    'append one succeeded',
    'append respond succeeded',
    'answer',
    'flush',
    'durable',
    'call erp.put',
    'answered erp.put',
    'append two succeeded',
  ]);
});

test('a run whose lease is lost stops at once and rejects with the reason', async () => {
  const events: string[] = [];
  const lost = new Error('lease lost');
  const journal = memoryJournal(events, () => lost);
  const flow = aFlow()
    .manual()
    .try({
      body: (lane) => lane.action('erp', 'post'),
      catch: (lane) => lane.buildJson('caught', 1),
      finally: (lane) => lane.buildJson('finally', 1),
    });
  await expect(runFlow(flow, { actions, journal, events })).rejects.toBe(lost);
  expect(events).toEqual(['append post started', 'flush']);
});

test('each call carries a key that is the same for every try of the same step', async () => {
  const keys: string[] = [];
  let calls = 0;
  const flow = aFlow()
    .manual()
    .forEach('each', [1, 2], (body) =>
      body.action(
        'erp',
        'post',
        {},
        { retry: { times: 1, backoff: 'fixed', delayMs: 1, only: ['internalError'] } },
      ),
    );
  await runFlow(flow, {
    actions: {
      'erp.post': {
        effect: 'write',
        run: (_input, call) => {
          keys.push(call.idempotencyKey);
          calls += 1;
          if (calls === 1) throw new Error('first');
          return undefined;
        },
      },
    },
  });
  expect(keys).toEqual(['run1/each[0]/post', 'run1/each[0]/post', 'run1/each[1]/post']);
});
