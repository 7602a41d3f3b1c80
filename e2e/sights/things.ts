/** A tenant in use: what there is to be seen on every page. */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { aFlow, type FlowDocument } from '@flowbridge/flow';
import { brokenLine } from '../drivers/broken-line.ts';
import type { Rest, RunView } from '../drivers/rest.ts';
import { runUntilItAsks } from '../drivers/run-until-it-asks.ts';
import { warehouseManifest } from '../drivers/warehouse-connector.ts';
import { ownParts } from './own-parts.ts';
import { type TemplateInConflict, templateInConflict } from './template-in-conflict.ts';
import { type TenantThings, tenantThings } from './tenant-things.ts';

export type Things = {
  /** The flow that is opened in the designer: a trigger with a field, a built value, a loop, an action, a mapping. */
  flowId: string;
  /** A shipped template made a flow: ERP → DingTalk approval. */
  approvalFlowId: string;
  succeededRunId: string;
  failedRunId: string;
  /** Waits for the answer of a person. */
  waitingRunId: string;
  /** A call whose outcome nobody knows waits to be decided. */
  undecidedRunId: string;
  /** Three calls of a loop are asked about; one is answered. */
  askingRunId: string;
  /** A template of the partner that meets work of the tenant. */
  conflict: TemplateInConflict;
  tenant: TenantThings;
  /** A flow behind its template, whose mapping was changed by both. */
  behindFlowId: string;
  /** A function and a connector of the tenant's own, both published; the connector's draft has gone on and has a problem. */
  functionId: string;
  /** A function whose draft would break a flow. */
  breakingId: string;
  connectorId: string;
  connectorKey: string;
  /** Names of all flows: they are nobody's texts to translate. */
  flowNames: string[];
};

const ORDERS = [
  { no: 'PO-2026-1107', supplier: '嘉兴精密轴承', amount: 18_250.5, lines: 3 },
  { no: 'PO-2026-1108', supplier: 'Nordwind Valves', amount: 4_310, lines: 1 },
  { no: 'PO-2026-1109', supplier: '宁波海天塑机', amount: 96_400, lines: 12 },
];

/** `partner` is another tenant, which shares with this one. */
export async function thingsInUse(rest: Rest, partner: Rest): Promise<Things> {
  const tenant = await tenantThings(rest, partner);
  const flowId = await rest.createFlow('采购订单同步', orders());
  await rest.bind(flowId, { 'sap-b1': await rest.connectionOf('sap-b1') });
  await rest.publish(flowId);
  await changeDraft(rest, flowId);
  const ran = await rest.run(flowId, { input: { order: 'PO-2026-1107' } });
  await rest.run(flowId, { input: { order: 'PO-2026-1108' } });
  const failing = await rest.createFlow('MES 工单下达', failingOrders());
  let failed: RunView | undefined;
  for (let index = 0; index < 4; index++) failed = await rest.run(failing);
  const waiting = await rest.createFlow('付款审批（等待回调）', waits());
  await rest.call('POST', `/flows/${waiting}/runs`, { version: 'draft', waitMs: 2_000 });
  const [waitingRun] = await rest.runsOf(waiting);
  const undecidedRunId = await undecided(rest);
  const askingRunId = await asking(rest);
  const staging = await rest.createFlow('物料暂存', stages());
  await rest.run(staging);
  await inFolders(rest, [flowId, failing]);
  const conflict = await templateInConflict({
    partner,
    customer: rest,
    name: '计量单位同步',
    table: '计量单位',
  });
  const behindFlowId = await behindItsTemplate(rest);
  const own = await ownParts(rest);
  const { items } = await rest.expectOk<{ items: { name: string }[] }>('GET', '/flows?limit=200');
  return {
    flowId,
    approvalFlowId: await rest.flowNamed('采购申请审批同步流'),
    succeededRunId: ran.id,
    failedRunId: failed?.id ?? '',
    waitingRunId: waitingRun?.id ?? '',
    undecidedRunId,
    askingRunId,
    conflict,
    tenant,
    behindFlowId,
    ...own,
    flowNames: [
      '行金额',
      '含税',
      ...Object.values(warehouseManifest.names),
      ...items.map(({ name }) => name),
      conflict.name,
      conflict.table,
    ],
  };
}

const orders = () =>
  aFlow()
    .manual({
      type: 'object',
      fields: [{ key: 'order', required: true, schema: { type: 'text', names: { en: '单号', zh: '单号' } } }],
    })
    .buildJson('orders', ORDERS)
    .forEach('each', '{{ steps.orders }}', (body) =>
      body.buildJson('line', { code: '{{ loops.each.item.no }}', total: '{{ loops.each.item.amount }}' }),
    )
    .mapFields('invoice', '{{ steps.orders[0] }}', [
      { target: 'no', type: 'text', source: { kind: 'path', path: 'no' } },
      { target: 'vendor', type: 'text', source: { kind: 'path', path: 'supplier' } },
      { target: 'total', type: 'number', source: { kind: 'path', path: 'amount' } },
    ])
    .action('sap-b1', 'listDrafts', { $filter: 'DocEntry gt 0' })
    .build();

/** What is not published yet. */
async function changeDraft(rest: Rest, flowId: string): Promise<void> {
  const { document, revision } = await rest.expectOk<{ document: FlowDocument; revision: number }>(
    'GET',
    `/flows/${flowId}`,
  );
  const steps = Object.fromEntries(
    Object.entries(document.steps).map(([id, step]) => [
      id,
      step.key === 'listDrafts' ? { ...step, title: '查询待审批草稿' } : step,
    ]),
  );
  await rest.expectOk('PUT', `/flows/${flowId}/draft`, { document: { ...document, steps }, revision });
}

const failingOrders = () =>
  aFlow()
    .manual()
    .forEach('each', '{{ [1, 2, 3, 4, 5] }}', (body) => body.buildJson('look', '{{ loops.each.item }}'))
    .terminate('failed', '工单 4711：库存不足')
    .build();

const waits = () =>
  aFlow()
    .manual()
    .buildJson('payment', { no: 'PAY-2026-118', amount: 18_250.5, supplier: '嘉兴精密轴承' })
    .waitForCallback('approval')
    .buildJson('after', '{{ steps.approval.body }}')
    .build();

const stages = () =>
  aFlow()
    .manual()
    .datasetStage('stage', {
      dataset: 'items',
      records: Array.from({ length: 24 }, (_, index) => ({
        code: `ITM-${1_000 + index}`,
        name: `轴承 ${6_200 + index}`,
      })),
      key: '{{ loops.row.item.code }}',
      fields: { name: '{{ loops.row.item.name }}' },
    })
    .build();

/** A write whose connection breaks after it was sent, tried again: nobody knows whether it was done. */
async function undecided(rest: Rest): Promise<string> {
  const server = createServer((request) => request.socket.destroy()).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const document = aFlow()
    .manual()
    .buildJson('payment', { no: 'PO-2026-1107', amount: 18_250.5 })
    .action(
      'http',
      'request',
      { url: `http://127.0.0.1:${port}/post`, method: 'POST', bodyType: 'json', body: '{{ steps.payment }}' },
      { key: 'post', title: '过账到总账' },
    )
    .build();
  const { id } = await rest.run(await rest.createFlow('付款单过账', document));
  await rest.call('POST', `/runs/${id}/retry`, { from: 'failedStep' });
  server.close();
  return id;
}

/** Three writes of a loop at once, none of them answered. */
async function asking(rest: Rest): Promise<string> {
  await using line = await brokenLine();
  const document = aFlow()
    .manual()
    .forEach(
      'orders',
      '{{ ["PO-1107", "PO-1108", "PO-1109"] }}',
      (body) =>
        body.action(
          'http',
          'request',
          {
            url: `${line.url}/{{ loops.orders.item }}`,
            method: 'POST',
            bodyType: 'json',
            body: { no: '{{ loops.orders.item }}' },
          },
          { key: 'post', title: '下推到 MES', onUnknown: { policy: 'ask' } },
        ),
      { title: '逐张订单', concurrency: 3 },
    )
    .build();
  const id = await runUntilItAsks(rest, await rest.createFlow('订单下推（待确认）', document));
  await rest.expectOk('POST', `/runs/${id}/decide`, { path: 'orders[1]/post', decision: 'happened' });
  return id;
}

/** A template in two versions, and three flows of the first: one as it was, one changed, one upgraded already. */
async function behindItsTemplate(rest: Rest): Promise<string> {
  const invoices = (rate: string) =>
    aFlow()
      .manual()
      .buildJson('order', { no: 'PO-2026-1107' })
      .mapFields('invoice', '{{ steps.order }}', [
        { target: 'no', type: 'text', source: { kind: 'path', path: 'no' } },
        { target: 'rate', type: 'text', source: { kind: 'constant', value: rate } },
      ]);
  const source = await rest.createFlow('开票（模板来源）', invoices('0.13').build());
  const ship = async (more: object) => {
    await rest.expectOk('POST', `/flows/${source}/publish`, {});
    const words = { names: { en: '开票', zh: '开票' }, descriptions: { en: '', zh: '' } };
    return rest.expectOk<{ id: string }>('POST', '/templates', { flowIds: [source], ...words, ...more });
  };
  const save = (flowId: string, revision: number, document: FlowDocument) =>
    rest.expectOk('PUT', `/flows/${flowId}/draft`, { document, revision });
  const { id: templateId } = await ship({});
  const make = async (name: string) => {
    const made = { name, connections: {}, parameters: {} };
    const path = `/templates/${templateId}/create-flows`;
    const { flows } = await rest.expectOk<{ flows: { id: string }[] }>('POST', path, made);
    return flows[0]?.id ?? '';
  };
  const [behind, , upgraded] = [await make('开票 一厂'), await make('开票 二厂'), await make('开票 三厂')];
  await save(behind, 1, invoices('0.17').build());
  const next = invoices('0.09')
    .parameter('costCenter', 'text', { label: '成本中心', required: true, help: '归档时写入的成本中心编码' })
    .buildJson('archive', { invoice: '{{ steps.invoice }}', center: '{{ params.costCenter }}' })
    .action('sap-b1', 'listDrafts', { $filter: 'DocEntry gt 0' }, { title: '核对草稿' });
  await save(source, 1, next.build());
  const connections = { 'sap-b1': await rest.connectionOf('sap-b1') };
  const parameters = { costCenter: 'CC-100' };
  await rest.expectOk('PUT', `/flows/${source}/bindings`, { connections, parameters });
  await ship({ templateId, changelog: '2026 年税率；新增归档步骤' });
  await rest.expectOk('POST', `/flows/${upgraded}/upgrade`, { version: 2, connections, parameters });
  // Said otherwise since: rolling back asks.
  await rest.expectOk('PUT', `/flows/${upgraded}/bindings`, {
    connections,
    parameters: { costCenter: 'CC-300' },
  });
  return behind;
}

async function inFolders(rest: Rest, ids: string[]): Promise<void> {
  const { id: folderId } = await rest.expectOk<{ id: string }>('POST', '/folders', {
    name: `采购 ${randomUUID().slice(0, 4)}`,
  });
  await rest.expectOk('POST', '/folders', { name: '审批', parentId: folderId });
  await rest.expectOk('POST', '/flows/move', { ids, folderId });
  await rest.expectOk('POST', '/flows/tag', { ids, add: ['月结', 'SAP'] });
}
