import { expect, test } from 'vitest';
import { connect } from '../../client/connect.ts';
import { aMachine } from '../../testing/a-machine.ts';
import { anInstallation } from '../../testing/an-installation.ts';
import { readSteps } from './new-steps.ts';

const step = (path: string, state: string) => ({ path, kind: 'action', state, durationMs: 1 });

test('each step is told once, when it has ended; pages in which all have ended are not read again', async () => {
  const pages = [[step('a', 'succeeded'), step('b', 'started')], [step('c', 'succeeded')]];
  await using there = await anInstallation((call) => {
    const page = Number(/cursor=(\d)/.exec(call)?.[1] ?? 0);
    return { body: { items: pages[page], nextCursor: page === 0 ? '1' : null } };
  });
  const at = connect({ url: there.url, key: 'k', tenant: undefined }, aMachine());
  const reader = readSteps(at, { runId: 'r', attempt: 2, all: true });
  const next = async () => (await reader.next()).map(({ path }) => path);
  expect(await next()).toEqual(['a', 'c']);
  expect(await next()).toEqual([]);
  pages[0] = [step('a', 'succeeded'), step('b', 'failed')];
  expect(await next()).toEqual(['b']);
  pages[1] = [step('c', 'succeeded'), step('d', 'succeeded')];
  there.asked.length = 0;
  expect(await next()).toEqual(['d']);
  expect(there.asked.map(({ path }) => path)).toEqual(['/runs/r/steps?attempt=2&limit=200&cursor=1']);
});
