/** T07 on the real runner and the sandbox systems: approved prices become special prices, each once, with one price a day. */
import type { FlowDocument, Step } from '@flowbridge/flow';
import { productUrl } from '../drivers/product-url.ts';
import type { Rest } from '../drivers/rest.ts';
import { type SapRow, sandboxApprovalsOf } from '../drivers/sandbox-approvals.ts';
import { expect, test } from '../drivers/story.ts';
import { eventAddress, type FromTemplate, flowFromTemplate } from '../drivers/template-flows.ts';

const approvals = sandboxApprovalsOf(productUrl());
const PRICE = 'PROC-FLOWBRIDGE-PRICE';

/** The demo's ready flow, made of T07. */
const priceFlow = (rest: Rest) => rest.flowNamed('特殊价格');

async function priceOf(partner: string, item: string): Promise<SapRow | undefined> {
  const prices = await approvals.erp('SpecialPrices');
  return prices.find((each) => each.CardCode === partner && each.ItemCode === item);
}

const area = (DateFrom: string, Dateto: string | null, SpecialPrice: number) => ({
  DateFrom,
  Dateto,
  SpecialPrice,
  PriceCurrency: 'CNY',
});

const quotation = (
  rows: Record<string, string>[],
  head: Record<string, string> = { 业务伙伴代码: 'C100056', 币种: 'CNY' },
) => approvals.handIn(PRICE, { ...head, table: '价格明细', rows });

/** Agrees, and waits until the flow's run for it has ended; answers its state. */
async function agreedTo(rest: Rest, flowId: string, instance: string): Promise<string> {
  const before = new Set((await rest.runsOf(flowId)).map(({ id }) => id));
  const fresh = async () => (await rest.runsOf(flowId)).find(({ id }) => !before.has(id));
  await approvals.decide(instance, 'agree');
  await expect
    .poll(async () => ['queued', 'running', 'waiting', undefined].includes((await fresh())?.state), {
      timeout: 60_000,
    })
    .toBe(false);
  return (await fresh())?.state ?? '';
}

test('approved prices are created or changed, and a second approval of the same pair adds no second period', async ({
  rest,
  sandbox,
}) => {
  await sandbox.reset();
  const flowId = await priceFlow(rest);
  const year = { 起始日期: '2026-01-01', 结束日期: '2026-12-31' };
  const first = await quotation([
    { 物料代码: '102040001', 价格: '123', ...year },
    { 物料代码: '11028', 价格: '205', ...year },
  ]);
  expect(await agreedTo(rest, flowId, first)).toBe('succeeded');
  // It had a period of 2024, which stays.
  expect(await priceOf('C100056', '102040001')).toMatchObject({
    Price: 123,
    Currency: 'CNY',
    SpecialPriceDataAreas: [area('2024-01-01', '2024-12-31', 118), area('2026-01-01', '2026-12-31', 123)],
  });
  expect(await priceOf('C100056', '11028')).toMatchObject({
    Price: 205,
    SpecialPriceDataAreas: [area('2026-01-01', '2026-12-31', 205)],
  });

  const second = await quotation([
    { 物料代码: '102040001', 价格: '125', ...year },
    { 物料代码: '11028', 价格: '199.5', 起始日期: '2026-07-01', 结束日期: '2026-12-31' },
  ]);
  expect(await agreedTo(rest, flowId, second)).toBe('succeeded');
  expect((await priceOf('C100056', '102040001'))?.SpecialPriceDataAreas).toMatchObject([
    area('2024-01-01', '2024-12-31', 118),
    area('2026-01-01', '2026-12-31', 125),
  ]);
  expect((await priceOf('C100056', '11028'))?.SpecialPriceDataAreas).toMatchObject([
    area('2026-01-01', '2026-06-30', 205),
    area('2026-07-01', '2026-12-31', 199.5),
  ]);
  expect(await approvals.writesOf('sap-b1')).toEqual({
    "PATCH SpecialPrices(CardCode='C100056',ItemCode='102040001')": 2,
    "POST SpecialPrices(CardCode='C100056',ItemCode='11028')": 1,
    "PATCH SpecialPrices(CardCode='C100056',ItemCode='11028')": 1,
  });
});

test('two approvals of one new price, pushed three times each and decided at once, create it once', async ({
  rest,
  sandbox,
}) => {
  await sandbox.reset();
  const flowId = await priceFlow(rest);
  const address = await eventAddress(rest, flowId);
  await using _twice = await sandbox.fault('dingtalk', {
    kind: 'duplicateDelivery',
    match: { path: 'bpms_instance_change/finish' },
    times: 2,
  });
  const rows = (price: string) => [
    { 物料代码: 'I0001', 价格: price, 起始日期: '2026-01-01', 结束日期: '2026-12-31' },
  ];
  const instances = [await quotation(rows('7')), await quotation(rows('8'))];
  await Promise.all(instances.map((each) => approvals.decide(each, 'agree')));
  for (const instance of instances) {
    const finish = async () =>
      (await approvals.deliveriesOf(instance, address)).filter(({ event }) => event.type === 'finish');
    await expect
      .poll(async () => (await finish()).map(({ state }) => state))
      .toEqual(['delivered', 'delivered']);
    await approvals.redeliver((await finish())[0]?.id ?? '');
  }
  const key = "SpecialPrices(CardCode='C100056',ItemCode='I0001')";
  await expect.poll(() => approvals.writesOf('sap-b1')).toEqual({ [`POST ${key}`]: 1, [`PATCH ${key}`]: 1 });
  expect((await priceOf('C100056', 'I0001'))?.SpecialPriceDataAreas).toHaveLength(1);
});

test('refused prices change nothing', async ({ rest, sandbox }) => {
  await sandbox.reset();
  const flowId = await priceFlow(rest);
  const before = new Set((await rest.runsOf(flowId)).map(({ id }) => id));
  const instance = await quotation([{ 物料代码: '11028', 价格: '1' }]);
  await approvals.decide(instance, 'refuse');
  await expect
    .poll(async () =>
      (await rest.runsOf(flowId)).filter(({ id }) => !before.has(id)).map(({ state }) => state),
    )
    .toEqual(['succeeded']);
  expect(await approvals.writesOf('sap-b1')).toEqual({});
});

test('a price the ERP refuses is reported, the others are written; quotes and signs in codes do no harm', async ({
  rest,
  sandbox,
}) => {
  await sandbox.reset();
  const flowId = await priceFlow(rest);
  const instance = await quotation(
    [
      { 物料代码: 'NO-SUCH-ITEM', 价格: '5' },
      { 物料代码: "O'Neil&<1>", 价格: '6.5' },
    ],
    { 业务伙伴代码: "C'&<9>" },
  );
  expect(await agreedTo(rest, flowId, instance)).toBe('completedWithFailures');
  expect(await priceOf("C'&<9>", "O'Neil&<1>")).toMatchObject({ Price: 6.5, SpecialPriceDataAreas: [] });
  expect(await priceOf("C'&<9>", 'NO-SUCH-ITEM')).toBeUndefined();
  const [run] = await rest.runsOf(flowId);
  const [refused] = (await rest.stepsOf(run?.id ?? '')).filter(
    (step) => step.state === 'failed' && step.key === 'createPrice',
  );
  expect(refused?.path).toBe('eachPrice[0]/createPrice');
});

test('an ERP that is busy for a moment, or loses its answer to a creation, doubles nothing', async ({
  rest,
  sandbox,
}) => {
  await sandbox.reset();
  const flowId = await priceFlow(rest);
  const instance = await quotation([{ 物料代码: '14003', 价格: '31' }]);
  await using _busy = await sandbox.fault('sap-b1', {
    kind: 'throttle',
    match: { method: 'GET', path: 'SpecialPrices' },
    times: 1,
  });
  await using _lost = await sandbox.fault('sap-b1', {
    kind: 'acceptThenFail',
    match: { method: 'POST', path: 'SpecialPrices' },
    times: 1,
  });
  expect(await agreedTo(rest, flowId, instance)).toBe('succeeded');
  expect(await approvals.writesOf('sap-b1')).toEqual({
    "POST SpecialPrices(CardCode='C100056',ItemCode='14003')": 1,
  });
});

/** Purchase prices: T07 with other names of controls, and an app of its own. */
async function purchasePriceFlow(rest: Rest, configure?: FromTemplate['configure']): Promise<string> {
  const flowId = await flowFromTemplate(rest, {
    key: 'T07',
    name: 'T07 采购核价',
    parameters: {
      processCode: 'PROC-FLOWBRIDGE-COST',
      partnerControl: '供应商代码',
      tableControl: '核价明细',
      itemControl: '物料编码',
      priceControl: '核定单价',
      currencyControl: '结算币种',
      fromControl: '生效日期',
      toControl: '失效日期',
    },
    ...(configure ? { configure } : {}),
  });
  await rest.expectOk('POST', `/flows/${flowId}/enable`);
  await approvals.subscribe('dingflowbridgekey003', await eventAddress(rest, flowId));
  return flowId;
}

const purchasePrices = (rows: Record<string, string>[]) =>
  approvals.handIn('PROC-FLOWBRIDGE-COST', { 核价说明: '三季度核价', table: '核价明细', rows });

test('purchase prices are T07 with other names of controls', async ({ rest, sandbox }) => {
  await sandbox.reset();
  const flowId = await purchasePriceFlow(rest);
  const instance = await purchasePrices([
    { 供应商代码: 'P1', 物料编码: '11028', 核定单价: '280', 结算币种: 'CNY', 生效日期: '2026/7/1' },
    { 供应商代码: 'V10000', 物料编码: '11028', 核定单价: '285.5', 结算币种: 'CNY' },
  ]);
  expect(await agreedTo(rest, flowId, instance)).toBe('succeeded');
  expect(await priceOf('P1', '11028')).toMatchObject({
    Price: 280,
    SpecialPriceDataAreas: [area('2026-07-01', null, 280)],
  });
  expect(await priceOf('V10000', '11028')).toMatchObject({ Price: 285.5, SpecialPriceDataAreas: [] });
});

test('a look-up that fails is no “not there”: nothing is written, and the retry of the run writes it', async ({
  rest,
  sandbox,
}) => {
  await sandbox.reset();
  const flowId = await purchasePriceFlow(rest, withoutPatience);
  const instance = await purchasePrices([{ 供应商代码: 'P1', 物料编码: '14003', 核定单价: '30' }]);
  {
    await using _down = await sandbox.fault('sap-b1', {
      kind: 'http500',
      match: { method: 'GET', path: 'SpecialPrices' },
      times: 50,
    });
    expect(await agreedTo(rest, flowId, instance)).toBe('completedWithFailures');
  }
  expect(await approvals.writesOf('sap-b1')).toEqual({});
  const [run] = await rest.runsOf(flowId);
  await rest.expectOk('POST', `/runs/${run?.id}/retry`, { from: 'failedItems' });
  await expect.poll(async () => (await priceOf('P1', '14003'))?.Price).toBe(30);
  await expect.poll(async () => (await rest.runsOf(flowId))[0]?.state).toBe('succeeded');
});

/** So that the test need not wait for two minutes. */
const withoutPatience = (document: FlowDocument): FlowDocument => ({
  ...document,
  steps: Object.fromEntries(
    Object.entries(document.steps).map(([id, { retry: _patience, ...step }]) => [id, step as Step]), // the same kind and config
  ),
});
