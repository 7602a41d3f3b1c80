/** The measured flows, as documents of REST v1. Named after the rows of the numbers the project wants to reach. */

type Step = { id: string; kind: string; config: unknown };

function flow(trigger: unknown, steps: Step[], lanes: Record<string, string[]>): unknown {
  return {
    schemaVersion: 1,
    triggers: [trigger],
    lanes,
    steps: Object.fromEntries(steps.map((step) => [step.id, { key: step.id, ...step }])),
    parameters: [],
    notes: [],
  };
}

const onHttp = {
  id: 't1',
  key: 'request',
  kind: 'http',
  config: { methods: ['POST'], auth: { kind: 'none' }, answer: 'sync', timeoutMs: 600_000 },
};

const respond = (body: unknown): Step => ({
  id: 'answer',
  kind: 'respond',
  config: { status: 200, bodyType: 'json', body },
});

/** W1: HTTP → build JSON → respond. */
export function w1(): unknown {
  const build = {
    id: 'build',
    kind: 'buildJson',
    config: { value: { order: '{{ trigger.body.order }}', ok: true } },
  };
  return flow(onHttp, [build, respond('{{ steps.build }}')], { root: ['build', 'answer'] });
}

/** Five pure steps, accepted for the queue: HTTP → two variables → condition → build JSON → parse it. */
export function queued(): unknown {
  return flow(
    { ...onHttp, config: { ...onHttp.config, answer: 'async' } },
    [
      { id: 'amount', kind: 'initVariable', config: { name: 'amount', type: 'number', value: 250 } },
      { id: 'text', kind: 'initVariable', config: { name: 'text', type: 'text', value: '[1,2,3]' } },
      {
        id: 'large',
        kind: 'condition',
        config: {
          mode: 'rows',
          match: 'all',
          rows: [{ left: '{{ vars.amount }}', comparison: 'greater', right: 100 }],
        },
      },
      { id: 'build', kind: 'buildJson', config: { value: { order: '{{ trigger.body.order }}', ok: true } } },
      { id: 'read', kind: 'parseJson', config: { text: '{{ vars.text }}' } },
    ],
    { root: ['amount', 'text', 'large', 'read'], 'large/then': ['build'], 'large/else': [] },
  );
}

/** W2: HTTP → two variables → condition → call a fast API → build JSON → respond. */
export function w2(apiUrl: string): unknown {
  const variable = (id: string, type: string, value: unknown): Step => ({
    id,
    kind: 'initVariable',
    config: { name: id, type, value },
  });
  return flow(
    onHttp,
    [
      variable('customer', 'text', '{{ trigger.body.customer }}'),
      variable('amount', 'number', '{{ trigger.body.amount }}'),
      {
        id: 'large',
        kind: 'condition',
        config: {
          mode: 'rows',
          match: 'all',
          rows: [{ left: '{{ vars.amount }}', comparison: 'greater', right: 100 }],
        },
      },
      {
        id: 'rate',
        kind: 'action',
        config: { connector: 'http', action: 'get', input: { url: apiUrl } },
      },
      {
        id: 'build',
        kind: 'buildJson',
        config: {
          value: {
            customer: '{{ vars.customer }}',
            rate: '{{ steps.rate.body.rate }}',
            large: '{{ steps.large.matched }}',
          },
        },
      },
      respond('{{ steps.build }}'),
    ],
    { root: ['customer', 'amount', 'large', 'build', 'answer'], 'large/then': ['rate'], 'large/else': [] },
  );
}

/** W3: a loop over `trigger.body.count` items, a mapping of four fields and an append each. */
export function w3(): unknown {
  return flow(
    onHttp,
    [
      { id: 'rows', kind: 'initVariable', config: { name: 'rows', type: 'array', value: [] } },
      { id: 'each', kind: 'forEach', config: { items: '{{ trigger.body.items }}' } },
      {
        id: 'map',
        kind: 'mapFields',
        config: {
          source: '{{ loops.each.item }}',
          rows: [
            { id: 'r1', target: 'code', type: 'text', source: { kind: 'path', path: 'ItemCode' } },
            { id: 'r2', target: 'name', type: 'text', source: { kind: 'path', path: 'ItemName' } },
            { id: 'r3', target: 'quantity', type: 'number', source: { kind: 'path', path: 'Quantity' } },
            { id: 'r4', target: 'origin', type: 'text', source: { kind: 'constant', value: 'ERP' } },
          ],
        },
      },
      { id: 'append', kind: 'appendToArray', config: { name: 'rows', value: '{{ steps.map }}' } },
      respond({ count: '{{ steps.each.count }}' }),
    ],
    { root: ['rows', 'each', 'answer'], 'each/body': ['map', 'append'] },
  );
}

/** W3n: `outer` × `inner` nested iterations with a variable each. */
export function w3Nested(): unknown {
  return flow(
    onHttp,
    [
      { id: 'outer', kind: 'forEach', config: { items: '{{ trigger.body.outer }}' } },
      { id: 'inner', kind: 'forEach', config: { items: '{{ trigger.body.inner }}' } },
      {
        id: 'line',
        kind: 'buildJson',
        config: { value: { document: '{{ loops.outer.item }}', line: '{{ loops.inner.item }}' } },
      },
      respond({ count: '{{ steps.outer.count }}' }),
    ],
    { root: ['outer', 'answer'], 'outer/body': ['inner'], 'inner/body': ['line'] },
  );
}

/** W5: accepted for the queue, then 30 writes that may be sent again when nobody knows whether one happened. */
export function thirtyCalls(url: string): unknown {
  return flow(
    { ...onHttp, config: { ...onHttp.config, answer: 'async' } },
    [
      {
        id: 'each',
        kind: 'forEach',
        config: { items: `{{ [${Array.from({ length: 30 }, (_, index) => index).join(',')}] }}` },
      },
      {
        id: 'send',
        kind: 'action',
        config: {
          connector: 'http',
          action: 'request',
          input: { method: 'POST', url: `${url}/{{ loops.each.item }}`, body: {} },
          onUnknown: { policy: 'retry' },
        },
      },
    ],
    { root: ['each'], 'each/body': ['send'] },
  );
}

/** W4: read pages of 100 records, map each page, write it as one batch. */
export function w4(urls: { page: string; sink: string }): unknown {
  return flow(
    onHttp,
    [
      { id: 'page', kind: 'initVariable', config: { name: 'page', type: 'integer', value: 0 } },
      {
        id: 'pages',
        kind: 'while',
        config: {
          test: {
            mode: 'rows',
            match: 'all',
            rows: [{ left: '{{ vars.page }}', comparison: 'less', right: '{{ trigger.body.pages }}' }],
          },
        },
      },
      {
        id: 'read',
        kind: 'action',
        config: { connector: 'http', action: 'get', input: { url: `${urls.page}/{{ vars.page }}` } },
      },
      {
        id: 'map',
        kind: 'mapFields',
        config: {
          source: '{{ steps.read.body }}',
          rows: [
            {
              id: 'r1',
              target: 'records[].code',
              type: 'text',
              source: { kind: 'path', path: 'records[].id' },
            },
            {
              id: 'r2',
              target: 'records[].name',
              type: 'text',
              source: { kind: 'path', path: 'records[].name' },
            },
            {
              id: 'r3',
              target: 'records[].text',
              type: 'text',
              source: { kind: 'path', path: 'records[].text' },
            },
          ],
        },
      },
      {
        id: 'write',
        kind: 'action',
        config: {
          connector: 'http',
          action: 'request',
          input: { method: 'POST', url: urls.sink, body: '{{ steps.map }}' },
        },
      },
      { id: 'next', kind: 'incrementVariable', config: { name: 'page' } },
      respond({ pages: '{{ vars.page }}' }),
    ],
    { root: ['page', 'pages', 'answer'], 'pages/body': ['read', 'map', 'write', 'next'] },
  );
}

const onHand = { id: 't1', key: 'manual', kind: 'manual', config: {} };

/** A flow of `count` steps for the designer: loops of nine steps each, one after the other. */
export function largeFlow(count: number): unknown {
  const steps: Step[] = [];
  const lanes: Record<string, string[]> = { root: [] };
  for (let group = 0; steps.length + 10 <= count; group += 1) {
    const loop = `each${group}`;
    steps.push({ id: loop, kind: 'forEach', config: { items: '{{ [1,2,3] }}' } });
    const body = Array.from({ length: 9 }, (_, index) => `step${group}x${index}`);
    for (const id of body)
      steps.push({
        id,
        kind: 'buildJson',
        config: { value: { item: `{{ loops.${loop}.item }}`, name: id } },
      });
    lanes.root?.push(loop);
    lanes[`${loop}/body`] = body;
  }
  return flow(onHand, steps, lanes);
}

/** A flow whose run leaves 10,000 step runs of one step, every one kept. */
export function manyStepRuns(): unknown {
  const range = (length: number) => `{{ [${Array.from({ length }, (_, index) => index).join(',')}] }}`;
  return flow(
    onHand,
    [
      { id: 'outer', kind: 'forEach', config: { items: range(20) } },
      { id: 'inner', kind: 'forEach', config: { items: range(500) } },
      { id: 'made', kind: 'buildJson', config: { value: { at: '{{ loops.inner.item }}' } } },
    ],
    { root: ['outer'], 'outer/body': ['inner'], 'inner/body': ['made'] },
  );
}

/** L1: HTTP → stage the records of the body into a dataset → respond with the counts. */
export function ledgerStage(): unknown {
  const stage = {
    id: 'stage',
    kind: 'datasetStage',
    config: {
      dataset: 'benchItems',
      records: '{{ trigger.body.records }}',
      key: '{{ loops.row.item.ItemCode }}',
      fields: { name: '{{ loops.row.item.ItemName }}' },
    },
  };
  return flow(onHttp, [stage, respond('{{ steps.stage }}')], { root: ['stage', 'answer'] });
}

/** L2: HTTP → deliver what waits in batches of 100 to an API that answers at once → respond with the counts. */
export function ledgerDeliver(sink: string): unknown {
  const deliver = {
    id: 'deliver',
    kind: 'datasetDeliver',
    config: { dataset: 'benchItems', batchSize: 100, concurrency: 2 },
  };
  const post = {
    id: 'post',
    kind: 'action',
    config: {
      connector: 'http',
      action: 'request',
      input: { method: 'POST', url: sink, body: '{{ loops.deliver.item.records.data }}' },
    },
  };
  return flow(onHttp, [deliver, post, respond('{{ steps.deliver }}')], {
    root: ['deliver', 'answer'],
    'deliver/body': ['post'],
  });
}

/** A mapping that fills `count` fields of its target from as many of its source. */
export function wideMapping(count: number): unknown {
  const keys = Array.from({ length: count }, (_, at) => `field${at}`);
  const manual = { id: 't1', key: 'manual', kind: 'manual', config: {} };
  const value = Object.fromEntries(keys.map((key) => [key, `value of ${key}`]));
  const rows = keys.map((key) => ({
    id: key,
    target: key,
    type: 'text',
    source: { kind: 'path', path: key },
  }));
  const fields = keys.map((key) => ({ key, schema: { type: 'text' } }));
  const targetSchema = { type: 'object', fields };
  return flow(
    manual,
    [
      { id: 'source', kind: 'buildJson', config: { value } },
      { id: 'map', kind: 'mapFields', config: { source: '{{ steps.source }}', rows, targetSchema } },
    ],
    { root: ['source', 'map'] },
  );
}
