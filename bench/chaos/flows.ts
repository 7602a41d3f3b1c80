/**
 * The flows that are tormented, as documents of REST v1. Every business write carries an id that no other write of the whole test
 * has, in a field the sandbox systems count by: U_REQUESTID in the ERP, 来源单号 in DingTalk.
 */

type Step = { id: string; kind: string; config: unknown; retry?: unknown; onError?: string };

/** Throttled calls, and calls known not to have happened, are made again. */
const RETRY = { times: 10, backoff: 'exponential', delayMs: 100 };

/** One purchase request in the ERP. When nobody knows whether it was made, the ERP is asked. */
function createsDocument(id: string, requestId: string): Step {
  return {
    id,
    kind: 'action',
    retry: RETRY,
    config: {
      connector: 'sap-b1',
      action: 'createDocument',
      input: {
        documentType: 'PurchaseRequests',
        fields: {
          RequriedDate: '2026-12-01',
          U_REQUESTID: requestId,
          DocumentLines: [{ ItemCode: '11028', Quantity: 1 }],
        },
      },
      onUnknown: {
        policy: 'check',
        action: 'listDocuments',
        input: { documentType: 'PurchaseRequests', $filter: `U_REQUESTID eq '${requestId}'` },
        happened: `{{ $count(steps.${id}.body.value) > 0 }}`,
        output: `{{ { "body": steps.${id}.body.value[0] } }}`,
      },
    },
  };
}

/** One approval in DingTalk. When nobody knows whether it was started, a person is asked. */
function startsApproval(id: string, number: string): Step {
  return {
    id,
    kind: 'action',
    retry: RETRY,
    config: {
      connector: 'dingtalk',
      action: 'startApproval',
      input: {
        processCode: 'PROC-FLOWBRIDGE-PURCHASE',
        originatorUserId: 'manager75',
        formComponentValues: { 来源单号: number, 物料表: [{ 品号: '11028', 需求数量: '1' }] },
      },
      onUnknown: { policy: 'ask' },
    },
  };
}

function document(trigger: unknown, steps: Step[], lanes: Record<string, string[]>): unknown {
  return {
    schemaVersion: 1,
    triggers: [trigger],
    lanes,
    steps: Object.fromEntries(steps.map((step) => [step.id, { key: step.id, ...step }])),
    parameters: [],
    notes: [],
  };
}

/** The called flow: one document of its own. */
export function calledFlow(): unknown {
  const input = {
    type: 'object',
    fields: [{ key: 'ref', schema: { type: 'text' }, required: true }],
  };
  return document(
    { id: 't1', key: 'called', kind: 'manual', config: { input } },
    [createsDocument('child', '{{ trigger.body.ref }}-child')],
    { root: ['child'] },
  );
}

/**
 * HTTP, answered at once and de-duplicated by `ref` → a loop of writes → a wait → at the same time a called flow and an approval → a
 * last write.
 */
export function callingFlow({ calledFlowId }: { calledFlowId: string }): unknown {
  const ref = '{{ trigger.body.ref }}';
  return document(
    {
      id: 't1',
      key: 'order',
      kind: 'http',
      config: {
        methods: ['POST'],
        auth: { kind: 'none' },
        answer: 'async',
        dedupe: { key: ref, windowMs: 3_600_000 },
      },
    },
    [
      { id: 'each', kind: 'forEach', config: { items: '{{ trigger.body.items }}' } },
      createsDocument('line', `${ref}-{{ loops.each.item }}`),
      { id: 'pause', kind: 'wait', config: { mode: 'duration', duration: { amount: 2, unit: 'seconds' } } },
      { id: 'both', kind: 'parallel', config: { branches: [{ id: 'b1' }, { id: 'b2' }] } },
      { id: 'sub', kind: 'callFlow', config: { flow: calledFlowId, wait: 'result', input: { ref } } },
      startsApproval('approval', ref),
      createsDocument('last', `${ref}-last`),
    ],
    {
      root: ['each', 'pause', 'both', 'last'],
      'each/body': ['line'],
      'both/branch:b1': ['sub'],
      'both/branch:b2': ['approval'],
    },
  );
}

/** What the sandbox systems must have counted for an order once its run has succeeded: system and counter. */
export function expectedWrites({ ref, items }: Order): { system: System; counter: string }[] {
  const document = (suffix: string) => ({
    system: 'sap-b1' as const,
    counter: `POST PurchaseRequests U_REQUESTID=${ref}-${suffix}`,
  });
  return [
    ...items.map((item) => document(String(item))),
    document('child'),
    document('last'),
    { system: 'dingtalk', counter: `start PROC-FLOWBRIDGE-PURCHASE 来源单号=${ref}` },
  ];
}

export type System = 'sap-b1' | 'dingtalk';

/** One business event: what a caller sends, again and again until somebody confirms it. */
export type Order = { ref: string; items: number[] };
