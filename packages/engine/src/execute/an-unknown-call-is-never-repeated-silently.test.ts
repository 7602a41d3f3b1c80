import { aFlow, type UnknownPolicy } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { createReplay } from '../resume/replay-source.ts';
import { historyOf } from '../testing-ports/history-of.ts';
import { answering, type FlowSetup, refusal, runFlow, walkFlow } from '../testing-ports/run-flow.ts';

const broken = () => refusal('connector.network', { details: { mayHaveHappened: true } });

/** A system whose first post is carried out, but never answered. */
function lossy(inBooks: () => boolean = () => true) {
  const posts: unknown[] = [];
  const actions: NonNullable<FlowSetup['actions']> = {
    'erp.post': answering((input) => {
      posts.push(input.id);
      if (posts.length === 1) throw broken();
      return { number: posts.length };
    }, 'write'),
    'erp.find': answering(() => ({ found: inBooks() ? [{ number: 1 }] : [] })),
  };
  return { posts, actions };
}

const posting = (onUnknown?: UnknownPolicy) =>
  aFlow()
    .manual()
    .action('erp', 'post', { id: 'a' }, { key: 'post', ...(onUnknown ? { onUnknown } : {}) });

const check: UnknownPolicy = {
  policy: 'check',
  action: 'find',
  input: { id: 'a' },
  happened: '{{ $count(steps.post.body.found) > 0 }}',
  output: '{{ steps.post.body.found[0] }}',
};

test('without a policy the step fails and says that it may have happened', async () => {
  const system = lossy();
  const { outcome } = await runFlow(posting(), { actions: system.actions });
  expect(outcome).toMatchObject({ state: 'failed', error: { details: { mayHaveHappened: true } } });
  expect(system.posts).toEqual(['a']);
});

test('ask: the run waits for a person, with the failure on record', async () => {
  const system = lossy();
  const { outcome, journal } = await walkFlow(posting({ policy: 'ask' }), { actions: system.actions });
  expect(outcome).toMatchObject({ state: 'suspended', waits: [{ kind: 'decision', path: 'post' }] });
  expect(journal.recordOf('post')).toMatchObject({ state: 'unknown', error: { code: 'connector.network' } });
  expect(system.posts).toEqual(['a']);
});

test('check: what happened is taken as the result', async () => {
  const system = lossy();
  const { outcome } = await runFlow(posting(check), { actions: system.actions });
  expect(outcome).toMatchObject({ state: 'succeeded', output: { number: 1 } });
  expect(system.posts).toEqual(['a']);
});

test('check: what did not happen fails as a call that can be repeated', async () => {
  const system = lossy(() => false);
  const { outcome } = await runFlow(posting(check), { actions: system.actions });
  expect(outcome).toMatchObject({ state: 'failed', error: { retryable: true } });
});

test('retry: it is called again, because the system refuses a repeat by itself', async () => {
  const system = lossy();
  const { outcome } = await runFlow(posting({ policy: 'retry' }), { actions: system.actions });
  expect(outcome.state).toBe('succeeded');
  expect(system.posts).toEqual(['a', 'a']);
});

test.each([
  [undefined, 'suspended', ['a']],
  [{ policy: 'ask' }, 'suspended', ['a']],
  [check, 'succeeded', ['a']],
  [{ policy: 'retry' }, 'succeeded', ['a', 'a']],
] as const)('after a crash between call and result, %j: %s', async (policy, state, posts) => {
  const first = lossy();
  const flow = posting(policy);
  const crashed = await walkFlow(flow, { actions: first.actions });
  const own = historyOf(crashed.journal, 1);
  expect(own.lines.map((line) => line.state)).toEqual(['started']);
  const { posts: again, ...system } = lossy();
  again.push('a');
  const { outcome } = await walkFlow(flow, {
    actions: system.actions,
    start: { replay: createReplay({ own }) },
  });
  expect(outcome.state).toBe(state);
  expect(again).toEqual(posts);
});

test('a retry of the run does not repeat it unasked either', async () => {
  const first = lossy();
  const failed = await runFlow(posting(), { actions: first.actions });
  const replay = createReplay({
    own: { lines: [], loops: new Map() },
    before: historyOf(failed.journal),
  });
  const second = await walkFlow(posting(), { actions: first.actions, start: { attempt: 2, replay } });
  expect(second.outcome).toMatchObject({ state: 'suspended', waits: [{ kind: 'decision', path: 'post' }] });
  expect(first.posts).toEqual(['a']);
});

test('a retry from a path takes nothing over from there on', async () => {
  const posts: unknown[] = [];
  const flow = aFlow()
    .manual()
    .action('erp', 'post', { id: 1 }, { key: 'one' })
    .action('erp', 'post', { id: 2 }, { key: 'two' })
    .action('erp', 'post', { id: 3 }, { key: 'three' });
  const actions = { 'erp.post': answering((input) => posts.push(input.id), 'write') };
  const first = await runFlow(flow, { actions });
  const before = { ...historyOf(first.journal), startPath: 'two' };
  const replay = createReplay({ own: { lines: [], loops: new Map() }, before });
  const second = await runFlow(flow, { actions, start: { attempt: 2, replay } });
  expect(posts).toEqual([1, 2, 3, 2, 3]);
  expect(second.journal.lines()).toEqual([
    'one reused',
    'two started',
    'two succeeded',
    'three started',
    'three succeeded',
  ]);
});
