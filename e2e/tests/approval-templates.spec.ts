/** T05 and T06 on the real runner and the sandbox systems: nothing is lost, nothing is done twice. */
import type { FlowDocument } from '@flowbridge/flow';
import { productUrl } from '../drivers/product-url.ts';
import type { Rest, RunView } from '../drivers/rest.ts';
import { type Approval, controlValue, sandboxApprovalsOf } from '../drivers/sandbox-approvals.ts';
import { expect, test } from '../drivers/story.ts';
import { eventAddress, flowFromTemplate } from '../drivers/template-flows.ts';

const approvals = sandboxApprovalsOf(productUrl());

/** The demo's ready flows, made of T05 and T06. */
const startingFlow = (rest: Rest) => rest.flowNamed('采购申请审批同步流');
const verdictFlow = (rest: Rest) => rest.flowNamed('钉钉审批回调流');

const runPublished = (rest: Rest, flowId: string) => rest.run(flowId, { version: 'published' });
const sourceOf = (approval: Approval) => controlValue(approval, '来源单号');
const requestOf = async (code: number) =>
  (await approvals.erp('ApprovalRequests')).find((request) => request.Code === code);
const draftOf = async (entry: number) =>
  (await approvals.erp('Drafts')).find((draft) => draft.DocEntry === entry);

/** The waiting approval that names the request as its source. */
async function approvalOf(code: number): Promise<Approval> {
  const found = (await approvals.pending()).find((each) => sourceOf(each) === String(code));
  if (!found) throw new Error(`No approval waits for request ${code}.`);
  return found;
}

const finishesOf = async (instance: string, address: string) =>
  (await approvals.deliveriesOf(instance, address)).filter(({ event }) => event.type === 'finish');

/**
 * Waits until the flow has acknowledged an event of each instance. Pushes that DingTalk gave up – on a busy machine a hundred at once
 * may take longer than 1.5 s – lie in its list of failed events; they are pushed again, as an administrator would have it done.
 */
async function untilHeard(address: string, instances: readonly string[]): Promise<void> {
  const unheard = async () => {
    const all = (await approvals.deliveries()).filter(
      ({ event, url }) => event.type === 'finish' && url === address,
    );
    if (all.some(({ state }) => state === 'pending')) return ['pushes under way'];
    const heard = new Set(
      all.filter(({ state }) => state === 'delivered').map(({ event }) => event.instanceId),
    );
    const left = instances.filter((each) => !heard.has(each));
    const failed = new Map(all.map(({ event, id }) => [event.instanceId, id]));
    await Promise.all(left.map((each) => approvals.redeliver(failed.get(each) ?? '')));
    return left;
  };
  await expect.poll(unheard, { timeout: 120_000, intervals: [500] }).toEqual([]);
}

async function retried(rest: Rest, runId: string): Promise<RunView> {
  const { attempt } = await rest.expectOk<RunView>('GET', `/runs/${runId}`);
  await rest.expectOk('POST', `/runs/${runId}/retry`, { from: 'failedItems' });
  const run = () => rest.expectOk<RunView>('GET', `/runs/${runId}`);
  await expect
    .poll(async () => {
      const now = await run();
      return now.attempt > attempt && !['queued', 'running', 'waiting'].includes(now.state);
    })
    .toBe(true);
  return run();
}

test('a hundred requests and three runs at once: each starts one approval; a hundred verdicts at once, told three times: each decides once', async ({
  rest,
  sandbox,
}) => {
  test.setTimeout(300_000);
  await sandbox.reset();
  await approvals.addPurchaseRequests(100);
  const codes = (await approvals.erp('ApprovalRequests')).map(({ Code }) => String(Code));
  expect(codes).toHaveLength(102);

  const starting = await startingFlow(rest);
  const runs = await Promise.all([1, 2, 3].map(() => runPublished(rest, starting)));
  expect(runs.map(({ state }) => state)).toEqual(['succeeded', 'succeeded', 'succeeded']);
  const waiting = await approvals.pending();
  expect(waiting.map(sourceOf).sort()).toEqual([...codes].sort());
  expect((await approvals.erp('Drafts')).map(({ U_SyncStatus }) => U_SyncStatus)).toEqual(
    codes.map(() => 'Y'),
  );

  await using _twice = await sandbox.fault('dingtalk', {
    kind: 'duplicateDelivery',
    match: { path: 'bpms_instance_change/finish' },
    times: 102,
  });
  const verdicts = new Map(waiting.map((each, at) => [each.instanceId, at % 2 === 0 ? 'agree' : 'refuse']));
  await Promise.all(
    waiting.map((each, at) => approvals.decide(each.instanceId, at % 2 === 0 ? 'agree' : 'refuse')),
  );
  const verdict = await verdictFlow(rest);
  const address = await eventAddress(rest, verdict);
  const instances = waiting.map(({ instanceId }) => instanceId);
  await untilHeard(address, instances);
  await Promise.all(
    instances.map(async (each) => {
      // The newest: DingTalk forgets the oldest of its last five hundred pushes.
      const told = (await finishesOf(each, address)).at(-1);
      await approvals.redeliver(told?.id ?? '');
    }),
  );
  await untilHeard(address, instances);

  await expect
    .poll(
      async () => (await approvals.erp('Drafts')).filter(({ U_ApprovalStatus }) => U_ApprovalStatus).length,
      { timeout: 120_000 },
    )
    .toBe(102);
  await expect
    .poll(async () => (await rest.runsOf(verdict)).filter(({ state }) => /queued|running/.test(state)))
    .toEqual([]);
  const writes = await approvals.writesOf('sap-b1');
  for (const code of codes) expect(writes[`PATCH ApprovalRequests(${code})`]).toBe(1);
  const verdictOf = new Map(waiting.map((each) => [sourceOf(each), verdicts.get(each.instanceId)]));
  for (const request of await approvals.erp('ApprovalRequests')) {
    const agreed = verdictOf.get(String(request.Code)) === 'agree';
    expect(request.Status).toBe(agreed ? 'arsApproved' : 'arsNotApproved');
    expect(await draftOf(Number(request.DraftEntry))).toMatchObject({
      U_Approver: 'felix',
      U_ApprovalDate: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
      U_ApprovalStatus: agreed ? 'Y' : 'N',
      U_IsSubmit: agreed ? 'Y' : 'N',
    });
  }
});

test('an ERP that takes three seconds for each call does not keep DingTalk waiting for its answer', async ({
  rest,
  sandbox,
}) => {
  await sandbox.reset();
  await runPublished(rest, await startingFlow(rest));
  const { instanceId } = await approvalOf(17);
  await using _slow = await sandbox.fault('sap-b1', { kind: 'slow', ms: 3_000, times: 100 });
  await approvals.decide(instanceId, 'agree');
  const address = await eventAddress(rest, await verdictFlow(rest));
  const finish = async () =>
    (await approvals.deliveriesOf(instanceId, address)).find(({ event }) => event.type === 'finish');
  await expect.poll(async () => (await finish())?.state).toBe('delivered');
  // One try, and within what DingTalk allows: its own record of the push.
  const attempts = (await finish())?.attempts ?? [];
  expect(attempts.map(({ outcome }) => outcome)).toEqual(['acknowledged']);
  expect(attempts[0]?.durationMs).toBeLessThan(1_500);
  expect(await requestOf(17)).toMatchObject({ Status: 'arsPending' });
  await expect.poll(async () => (await draftOf(16))?.U_ApprovalStatus, { timeout: 60_000 }).toBe('Y');
  expect(await requestOf(17)).toMatchObject({ Status: 'arsApproved' });
});

test('a withdrawn approval, and one of another process, are answered and decide nothing', async ({
  rest,
  sandbox,
}) => {
  await sandbox.reset();
  await runPublished(rest, await startingFlow(rest));
  const verdict = await verdictFlow(rest);
  const address = await eventAddress(rest, verdict);
  const before = (await rest.runsOf(verdict)).map(({ id }) => id);
  const withdrawn = (await approvalOf(17)).instanceId;
  const foreign = await approvals.handIn('PROC-FLOWBRIDGE-COST', {
    table: '核价明细',
    rows: [{ 供应商代码: 'P1', 物料编码: '11028', 核定单价: '280' }],
  });
  await approvals.decide(withdrawn, 'terminate', '不需要了');
  await approvals.decide(foreign, 'agree');
  for (const [instance, type] of [
    [withdrawn, 'terminate'],
    [foreign, 'finish'],
  ] as const) {
    await expect
      .poll(
        async () =>
          (await approvals.deliveriesOf(instance, address)).find(({ event }) => event.type === type)?.state,
      )
      .toBe('delivered');
  }
  // An event that counts is a run before it is answered.
  expect((await rest.runsOf(verdict)).map(({ id }) => id)).toEqual(before);
  expect(await requestOf(17)).toMatchObject({ Status: 'arsPending' });
  expect((await draftOf(16))?.U_ApprovalStatus ?? null).toBeNull();
});

test('an approval somebody filled in by hand is no request’s: the run says so and touches nothing', async ({
  rest,
  sandbox,
}) => {
  await sandbox.reset();
  const verdict = await verdictFlow(rest);
  const byHand = await approvals.handIn('PROC-FLOWBRIDGE-PURCHASE', {
    来源单号: '手工填写',
    table: '物料表',
    rows: [{ 品号: '11028', 需求数量: '1' }],
  });
  const before = new Set((await rest.runsOf(verdict)).map(({ id }) => id));
  await approvals.decide(byHand, 'agree');
  await expect
    .poll(async () =>
      (await rest.runsOf(verdict)).filter(({ id }) => !before.has(id)).map(({ state }) => state),
    )
    .toEqual(['failed']);
  const [run] = await rest.runsOf(verdict);
  expect(JSON.stringify(run?.error)).toContain('“手工填写”');
  expect(await approvals.writesOf('sap-b1')).toEqual({});
});

test('when the mark cannot be written after the start, no later run starts a second approval, and the retry only marks', async ({
  rest,
  sandbox,
}) => {
  await sandbox.reset();
  const starting = await startingFlow(rest);
  const failed = await (async () => {
    await using _down = await sandbox.fault('sap-b1', {
      kind: 'http500',
      match: { method: 'PATCH', path: 'Drafts(16)' },
      after: 1,
      times: 50,
    });
    return await runPublished(rest, starting);
  })();
  expect(failed.state).toBe('completedWithFailures');
  expect(await draftOf(16)).toMatchObject({ U_SyncStatus: 'P' });
  expect(await draftOf(17)).toMatchObject({ U_SyncStatus: 'Y' });

  expect((await runPublished(rest, starting)).state).toBe('succeeded');
  expect((await retried(rest, failed.id)).state).toBe('succeeded');
  expect(await draftOf(16)).toMatchObject({ U_SyncStatus: 'Y' });
  expect(await approvals.writesOf('dingtalk')).toEqual({
    'start PROC-FLOWBRIDGE-PURCHASE 来源单号=17': 1,
    'start PROC-FLOWBRIDGE-PURCHASE 来源单号=18': 1,
  });
});

test('what DingTalk refuses is started by the retry alone, and once', async ({ rest, sandbox }) => {
  await sandbox.reset();
  const wrong = { processCode: 'PROC-FLOWBRIDGE-PURCHASE', originatorUserId: 'manager75' };
  const flowId = await flowFromTemplate(rest, {
    key: 'T05',
    name: 'T05 with a form that lacks a control',
    parameters: { ...wrong, sourceControl: '没有的控件' },
  });
  const failed = await runPublished(rest, flowId);
  expect(failed.state).toBe('completedWithFailures');
  expect(await approvals.pending()).toEqual([]);
  const { bindings } = await rest.expectOk<{ bindings: { connections: Record<string, string> } }>(
    'GET',
    `/flows/${flowId}`,
  );
  await rest.expectOk('PUT', `/flows/${flowId}/bindings`, {
    connections: bindings.connections,
    parameters: { ...wrong, sourceControl: '来源单号' },
  });
  expect((await runPublished(rest, flowId)).state).toBe('succeeded');
  expect(await approvals.pending()).toEqual([]);
  expect((await retried(rest, failed.id)).state).toBe('succeeded');
  expect((await approvals.pending()).map(sourceOf).sort()).toEqual(['17', '18']);
});

test('the time window takes what was created in the minutes before, and needs no field in the ERP', async ({
  rest,
  sandbox,
}) => {
  await sandbox.reset();
  await approvals.moveErpClock(-90_000);
  await approvals.addPurchaseRequests(2);
  const flowId = await flowFromTemplate(rest, {
    key: 'T05',
    name: 'T05 by time window',
    parameters: {
      processCode: 'PROC-FLOWBRIDGE-PURCHASE',
      originatorUserId: 'manager75',
      agentId: 1000000001,
      pick: 'window',
      windowMinutes: 2,
      filter: 'OriginatorID eq 5',
    },
  });
  expect((await runPublished(rest, flowId)).state).toBe('succeeded');
  expect((await approvals.pending()).map(sourceOf).sort()).toEqual(['19', '20']);
  expect(await approvals.writesOf('sap-b1')).toEqual({});
});

const siblings = [
  { name: '库存收货（盘盈）', objectCode: '59', processCode: 'PROC-FLOWBRIDGE-STOCK-GAIN' },
  { name: '库存发货（盘亏）', objectCode: '60', processCode: 'PROC-FLOWBRIDGE-STOCK-LOSS' },
  { name: '库存转储（报废）', objectCode: '67', processCode: 'PROC-FLOWBRIDGE-STOCK-SCRAP' },
];

/** Rows of the two mappings; nothing else of the document changes. */
function withStockMapping(document: FlowDocument): FlowDocument {
  const rows = {
    formHead: [
      ['过账日期', 'DocDate'],
      ['说明', 'Comments'],
    ],
    itemRow: [
      ['物料编号', 'ItemCode'],
      ['物料名称', 'ItemDescription'],
      ['数量', 'Quantity'],
      ['仓库', 'WarehouseCode'],
    ],
  };
  const steps = Object.values(document.steps).map((step) => {
    if (step.kind !== 'mapFields' || (step.key !== 'formHead' && step.key !== 'itemRow')) return step;
    const mapped = rows[step.key].map(([target = '', path = ''], at) => ({
      id: `r${at + 1}`,
      target,
      type: 'text' as const,
      source: { kind: 'path' as const, path },
    }));
    return { ...step, config: { ...step.config, rows: mapped } };
  });
  return { ...document, steps: Object.fromEntries(steps.map((step) => [step.id, step])) };
}

for (const { name, objectCode, processCode } of siblings) {
  test(`the sibling ${name} is T05 with other parameters and mapping rows`, async ({ rest, sandbox }) => {
    await sandbox.reset();
    await approvals.addToErp({
      Drafts: [
        {
          DocEntry: 90,
          DocObjectCode: objectCode,
          DocDate: '2022-09-01',
          Comments: '年度盘点',
          DocumentLines: [{ LineNum: 0, ItemCode: '11028', Quantity: 3, WarehouseCode: '01' }],
        },
      ],
      ApprovalRequests: [
        {
          Code: 91,
          ObjectType: objectCode,
          DraftEntry: 90,
          ApprovalRequestLines: [{ StageCode: 1, UserID: 12 }],
        },
      ],
    });
    const flowId = await flowFromTemplate(rest, {
      key: 'T05',
      name: `T05 ${name}`,
      parameters: {
        processCode,
        objectCode,
        originatorUserId: 'manager75',
        sourceControl: '审批请求号',
        tableName: '库存明细',
      },
      configure: withStockMapping,
    });
    expect((await runPublished(rest, flowId)).state).toBe('succeeded');
    const [started, ...more] = await approvals.pending();
    expect(more).toEqual([]);
    expect(started && controlValue(started, '审批请求号')).toBe('91');
    expect(started && controlValue(started, '过账日期')).toBe('2022-09-01');
    expect(started && controlValue(started, '库存明细')).toContain('聚氯乙烯');
    expect(await draftOf(90)).toMatchObject({ U_SyncStatus: 'Y' });
  });
}
