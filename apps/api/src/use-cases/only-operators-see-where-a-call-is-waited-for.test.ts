import { aFlow } from '@flowbridge/flow';
import { checkWaitToken, openKeyring } from '@flowbridge/secrets';
import { expect, test } from 'vitest';
import type { RunDetail } from '../contract/runs.ts';
import { aFlowOf, aRunOf } from '../testing/a-run.ts';
import { startTestApiAs } from '../testing/start-test-api-as.ts';
import { expectData } from '../testing/test-api.ts';

const { api, tenant, me } = await startTestApiAs('operator', 'waits');
const flow = await aFlowOf(api, tenant, aFlow().manual().waitForCallback('verdict').build());
const id = await aRunOf(
  api,
  { tenant, flow },
  { state: 'waiting', waitsFor: [{ kind: 'callback', path: 'verdict' }] },
);
const waitsFor = async (as: typeof me) => expectData(await as.query<RunDetail>('runs.get', { id })).waitsFor;

test('an operator sees the address at which the wait step is called', async () => {
  const [wait] = await waitsFor(me);
  const [, runId, path, token] = /\/hooks\/wait\/(\w+)\/([\w-]+)\/([\w-]+)$/.exec(wait?.address ?? '') ?? [];
  expect([runId, Buffer.from(path ?? '', 'base64url').toString()]).toEqual([id, 'verdict']);
  const { masterKey } = openKeyring({ masterKey: api.masterKey });
  expect(checkWaitToken(masterKey, { runId: id, path: 'verdict' }, token ?? '')).toBe(true);
});

test('a viewer sees that it waits, not where it is called', async () => {
  const viewer = api.as(await api.user({ [tenant.id]: 'viewer' }), tenant);
  expect(await waitsFor(viewer)).toEqual([{ kind: 'callback', path: 'verdict' }]);
});
