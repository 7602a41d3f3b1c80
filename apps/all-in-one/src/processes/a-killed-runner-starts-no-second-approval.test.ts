import { expect, test } from 'vitest';
import { openInstallation } from '../testing/installation.ts';
import { openPurchaseApprovals } from '../testing/purchase-approvals.ts';

const EACH_ONCE = {
  'start PROC-FLOWBRIDGE-PURCHASE 来源单号=17': 1,
  'start PROC-FLOWBRIDGE-PURCHASE 来源单号=18': 1,
};

test('killed between the start of an approval and the mark of its draft: the next runner only marks', async () => {
  await using installation = await openInstallation();
  const [, runner] = await Promise.all([installation.start('api'), installation.start('runner')]);
  await using approvals = await openPurchaseApprovals(installation);
  // The first change of the draft takes it, the second one marks it.
  approvals.sandbox.sapB1.faults.add({
    kind: 'timeout',
    match: { method: 'PATCH', path: 'Drafts(16)' },
    after: 1,
  });
  const run = await approvals.run();
  await expect.poll(() => approvals.isHeld('timeout'), { timeout: 30_000 }).toBe(true);
  runner.signal('SIGKILL');
  await runner.ended;
  expect([approvals.markOf(16), approvals.starts()]).toEqual(['P', EACH_ONCE]);

  await installation.start('runner');
  await expect.poll(() => approvals.stateOf(run), { timeout: 60_000 }).toBe('succeeded');
  expect([approvals.markOf(16), approvals.markOf(17), approvals.starts()]).toEqual(['Y', 'Y', EACH_ONCE]);
}, 180_000);

test('killed while DingTalk was starting an approval: no later run starts it again, a person is asked', async () => {
  await using installation = await openInstallation();
  const [, runner] = await Promise.all([installation.start('api'), installation.start('runner')]);
  await using approvals = await openPurchaseApprovals(installation);
  // Both approvals are started, and neither answer ever comes.
  approvals.sandbox.dingtalk.faults.add({
    kind: 'acceptThenSilence',
    match: { method: 'POST', path: 'processInstances' },
    times: 2,
  });
  const run = await approvals.run();
  await expect.poll(() => approvals.starts(), { timeout: 30_000 }).toEqual(EACH_ONCE);
  runner.signal('SIGKILL');
  await runner.ended;

  await installation.start('runner');
  await expect.poll(() => approvals.stateOf(run), { timeout: 60_000 }).toBe('needsDecision');
  const later = await approvals.run();
  await expect.poll(() => approvals.stateOf(later), { timeout: 30_000 }).toBe('succeeded');
  expect([approvals.markOf(16), approvals.markOf(17), approvals.starts()]).toEqual(['P', 'P', EACH_ONCE]);

  for (const index of [0, 1]) {
    const happened = { path: `eachRequest[${index}]/startApproval`, decision: 'happened' };
    await installation.rest('POST', `/runs/${run}/decide`, happened);
  }
  await expect.poll(() => approvals.stateOf(run), { timeout: 30_000 }).toBe('succeeded');
  expect([approvals.markOf(16), approvals.markOf(17), approvals.starts()]).toEqual(['Y', 'Y', EACH_ONCE]);
}, 180_000);
