import { describe, expect, it } from 'vitest';
import { aFlow } from '../builder/a-flow.ts';
import type { FlowDocument } from '../document/document.ts';
import type { StepId } from '../document/ids.ts';
import type { ValueSchema } from '../document/values.ts';
import { smallCatalog } from '../testing/small-catalog.ts';
import { stepByKey } from '../tree/lookup.ts';
import { mergeSchemas } from './merge-schemas.ts';
import { outputSchemaOf } from './output-schema-of.ts';
import { schemaAt } from './schema-at.ts';
import { schemaOfTemplate, scopeAt, scopeAtTrigger } from './scope-at.ts';
import { pathParts, simplePath } from './simple-path.ts';

const id = (document: FlowDocument, key: string): StepId => {
  const step = stepByKey(document, key);
  if (step === undefined) throw new Error(`no step ${key}`);
  return step.id;
};

/** `{ a: text, b: [integer] }` */
function draw(schema: ValueSchema | undefined): string {
  if (schema === undefined) return '–';
  if (schema.type === 'array') return schema.items === undefined ? '[]' : `[${draw(schema.items)}]`;
  if (schema.fields === undefined) return schema.type;
  return `{ ${schema.fields.map((field) => `${field.key}: ${draw(field.schema)}`).join(', ')} }`;
}

const output = (document: FlowDocument, key: string) =>
  draw(outputSchemaOf(document, id(document, key), smallCatalog));

describe('the scope of a step', () => {
  const document = aFlow()
    .manual({ type: 'object', fields: [{ key: 'from', schema: { type: 'text' } }] })
    .parameter('objType', 'text', { label: '单据类型' })
    .initVariable('rows', 'array', [])
    .action('sap-b1', 'listDrafts', {}, { title: '查询草稿单列表' })
    .condition('{{ run.id }}', (yes) => yes.buildJson('maybe', { a: 1 }))
    .forEach('eachDraft', '{{ steps.listDrafts.body.value }}', (draft) =>
      draft.forEach('eachLine', '{{ loops.eachDraft.item.DocumentLines }}', (line) =>
        line
          .buildJson('row', {
            name: '品号',
            value: '{{ loops.eachLine.item.ItemCode }}',
            n: '{{ loops.eachLine.number }}',
          })
          .appendToArray('rows', '{{ steps.row }}'),
      ),
    )
    .buildJson('end', 1)
    .build();

  it('holds loops with their items’ types, earlier steps nearest first, and everything else', () => {
    const entries = scopeAt(document, id(document, 'append_rows'), smallCatalog);
    expect(entries.map((entry) => `${entry.expression}${entry.mayNotRun ? '?' : ''}`)).toEqual([
      'loops.eachLine',
      'loops.eachDraft',
      'steps.row',
      'steps.maybe?',
      'steps.condition',
      'steps.listDrafts',
      'steps.init_rows',
      'trigger',
      'vars.rows',
      'params.objType',
      'run',
    ]);
    const schema = (expression: string) =>
      draw(entries.find((entry) => entry.expression === expression)?.schema);
    expect(schema('loops.eachDraft')).toBe(
      '{ item: { DocEntry: integer, DocumentLines: [{ ItemCode: text }] }, index: integer, number: integer, first: boolean }',
    );
    expect(schema('loops.eachLine')).toContain('item: { ItemCode: text }');
    expect(schema('steps.row')).toBe('{ name: text, value: text, n: integer }');
    expect(schema('vars.rows')).toBe('[{ name: text, value: text, n: integer }]');
    expect(schema('trigger')).toBe('{ body: { from: text }, key: text, kind: text, firedAt: text }');
    expect(entries.find(({ key }) => key === 'listDrafts')?.title).toBe('查询草稿单列表');
    expect(entries.find(({ key }) => key === 'objType')?.title).toBe('单据类型');
  });

  it('holds the error in catch lanes, the row in mapping rows and the body in collect', () => {
    const flow = aFlow()
      .manual()
      .try({ body: (lane) => lane.buildJson('a', 1), catch: (lane) => lane.buildJson('b', 1) })
      .forEach('each', [{ x: 1 }], (lane) => lane.buildJson('inner', { y: 'z' }))
      .build();
    const at = (view: Parameters<typeof scopeAt>[1]) =>
      scopeAt(flow, view, smallCatalog).map((entry) => entry.expression);
    expect(at(id(flow, 'b'))).toEqual(['error', 'steps.a', 'trigger', 'run']);
    expect(at({ stepId: id(flow, 'b'), mappingRow: true })[1]).toBe('loops.row');
    expect(at({ stepId: id(flow, 'each'), atEndOfBody: true })).toContain('steps.inner');
    expect(at(id(flow, 'each'))).not.toContain('steps.inner');
    expect(at('ghost' as StepId)).toEqual([]);
  });

  it('holds the addresses of waits ahead, and the typed element at hand of a list tool', () => {
    const flow = aFlow()
      .manual()
      .action('sap-b1', 'listDrafts')
      .forEach('each', '{{ steps.listDrafts.body.value }}', (lane) =>
        lane.buildJson('ask', 1).waitForCallback('verdict').buildJson('after', 1),
      )
      .sortArray('sorted', '{{ steps.listDrafts.body.value }}', [])
      .build();
    const addresses = (key: string) =>
      scopeAt(flow, id(flow, key), smallCatalog)
        .filter(({ root }) => root === 'callbacks')
        .map(({ expression, schema }) => `${expression}: ${draw(schema)}`);
    expect(addresses('ask')).toEqual(['callbacks.verdict: text']);
    expect(addresses('verdict')).toEqual(['callbacks.verdict: text']);
    expect([...addresses('listDrafts'), ...addresses('after'), ...addresses('sorted')]).toEqual([]);
    const row = scopeAt(flow, { stepId: id(flow, 'sorted'), mappingRow: true }, smallCatalog)[0];
    expect(draw(row?.schema)).toContain('item: { DocEntry: integer, DocumentLines: [{ ItemCode: text }] }');
  });

  it('gives a turn of a batched loop a list of items', () => {
    const flow = aFlow()
      .manual()
      .action('sap-b1', 'listDrafts')
      .forEach('each', '{{ steps.listDrafts.body.value }}', (lane) => lane.buildJson('in', 1), {
        batchSize: 50,
      })
      .build();
    const loop = scopeAt(flow, id(flow, 'in'), smallCatalog).find(({ root }) => root === 'loops');
    expect(draw(loop?.schema)).toContain('item: [{ DocEntry: integer,');
  });

  it('has the answer of the check where it is looked at', () => {
    const onUnknown = {
      policy: 'check' as const,
      action: 'listDrafts',
      input: {},
      happened: '{{ steps.createDraft.body }}',
    };
    const flow = aFlow().manual().action('sap-b1', 'createDraft', {}, { onUnknown }).build();
    const seen = (afterCheck: boolean) =>
      scopeAt(flow, { stepId: id(flow, 'createDraft'), afterCheck }, smallCatalog).find(
        ({ root }) => root === 'steps',
      );
    expect(draw(seen(true)?.schema)).toContain('body: { value: [{ DocEntry: integer');
    expect(seen(false)).toBeUndefined();
  });

  it('of a trigger holds parameters, and for HTTP the call', () => {
    const flow = aFlow().http().parameter('p', 'text').build();
    const trigger = flow.triggers[0];
    if (trigger === undefined) throw new Error('no trigger');
    const entries = scopeAtTrigger(flow, trigger.id, smallCatalog);
    expect(entries.map((entry) => entry.expression)).toEqual(['trigger', 'params.p']);
  });

  it('is found when steps refer to each other over and over, or in a circle', () => {
    const flow = aFlow().manual().buildJson('s0', { x: 1 });
    for (let at = 1; at <= 200; at += 1) {
      const before = `{{ steps.s${at - 1} }}`;
      flow.buildJson(`s${at}`, { a: before, b: before });
    }
    const circle = flow.buildJson('c1', '{{ steps.c2 }}').buildJson('c2', '{{ steps.c1 }}').build();
    expect(outputSchemaOf(circle, id(circle, 's200'), smallCatalog)?.type).toBe('object');
    expect(output(circle, 'c2')).toBe('any');
  });
});

describe('the output of a step', () => {
  it('follows its kind', () => {
    const flow = aFlow()
      .manual()
      .action(
        'http',
        'request',
        {},
        { fieldSet: { output: { type: 'object', fields: [{ key: 'id', schema: { type: 'text' } }] } } },
      )
      .switch('x', [])
      .while('again', '{{ run.id }}', (lane) => lane.break())
      .forEach('each', [1], (lane) => lane.buildJson('in', { code: 'x' }), { collect: '{{ steps.in.code }}' })
      .parseJson('parsed', '{}', {
        schema: { type: 'object', fields: [{ key: 'a', schema: { type: 'text' } }] },
      })
      .parseJson('sampled', '{}', { pinned: { output: { n: [1, 2.5] } } })
      .mapFields('mapped', '{{ trigger.body }}', [
        { target: 'main.code', type: 'text', source: { kind: 'path', path: 'a' } },
        { target: 'lines[].qty', type: 'number', source: { kind: 'path', path: 'l[].q' } },
        { target: 'lines[].item', type: 'text', source: { kind: 'path', path: 'l[].i' } },
      ])
      .initVariable('count', 'integer', 0)
      .terminate('succeeded')
      .build();
    expect(output(flow, 'request')).toBe('{ body: { id: text }, status: integer, headers: object }');
    expect(output(flow, 'switch')).toBe('{ case: text }');
    expect(output(flow, 'again')).toBe('{ turns: integer }');
    expect(output(flow, 'each')).toContain('items: [text]');
    expect(output(flow, 'parsed')).toBe('{ a: text }');
    expect(output(flow, 'sampled')).toBe('{ n: [number] }');
    expect(output(flow, 'mapped')).toBe('{ main: { code: text }, lines: [{ qty: number, item: text }] }');
    expect(output(flow, 'init_count')).toBe('{ value: integer }');
    expect(output(flow, 'terminate')).toBe('–');
  });
});

describe('the output of list tools, waits and calls', () => {
  const by = [{ value: '{{ loops.row.item.DocEntry }}', direction: 'ascending' as const }];
  const drafts = '{{ steps.listDrafts.body.value }}';
  const flow = aFlow()
    .manual()
    .action('sap-b1', 'listDrafts')
    .filterArray('open', drafts, '{{ loops.row.item.DocEntry > 1 }}')
    .sortArray('sorted', '{{ steps.open.items }}', by)
    .chunkArray('parts', '{{ steps.sorted.items }}', 10)
    .aggregate('total', drafts, [
      { key: 'n', function: 'count' },
      { key: 'sum', function: 'sum', value: '{{ loops.row.item.DocEntry }}' },
    ])
    .aggregate('byEntry', drafts, [{ key: 'n', function: 'count' }], {
      groupBy: [{ key: 'entry', value: '{{ loops.row.item.DocEntry }}' }],
    })
    .parallel([{ id: 'a' }, { id: 'b' }])
    .waitFor(1, 'hours')
    .waitForCallback('verdict', {
      body: { type: 'object', fields: [{ key: 'agreed', schema: { type: 'boolean' } }] },
    })
    .callFlow('result', 'f1')
    .callFlow('started', 'f1', {}, { wait: 'start' })
    .build();

  it.each([
    ['open', '{ items: [{ DocEntry: integer, DocumentLines: [{ ItemCode: text }] }], count: integer }'],
    ['sorted', '{ items: [{ DocEntry: integer, DocumentLines: [{ ItemCode: text }] }], count: integer }'],
    ['parts', '{ items: [[{ DocEntry: integer, DocumentLines: [{ ItemCode: text }] }]], count: integer }'],
    ['total', '{ n: integer, sum: number }'],
    ['byEntry', '{ items: [{ entry: any, n: integer }], count: integer }'],
    ['parallel', '{ branches: integer }'],
    ['wait', '{ waitedMs: integer }'],
    [
      'verdict',
      '{ body: { agreed: boolean }, query: object, headers: object, timedOut: boolean, waitedMs: integer }',
    ],
    ['result', 'any'],
    ['started', '{ runId: text }'],
  ])('of %s is %s', (key, shape) => {
    expect(output(flow, key)).toBe(shape);
  });
});

describe('schemas', () => {
  it('of paths look through lists as expressions do', () => {
    const rows: ValueSchema = {
      type: 'array',
      items: { type: 'object', fields: [{ key: 'a', schema: { type: 'text' } }] },
    };
    expect(draw(schemaAt(rows, ['a']))).toBe('[text]');
    expect(draw(schemaAt(rows, [0, 'a']))).toBe('text');
    expect(draw(schemaAt(rows, ['a', 0]))).toBe('[text]');
    expect(draw(schemaAt(rows, ['ghost']))).toBe('–');
  });

  it('of templates keep types only where exactly one path stands', () => {
    const document = aFlow().manual().buildJson('a', { n: 1, t: 'x' }).build();
    const of = (template: string) => draw(schemaOfTemplate(document, template, smallCatalog));
    expect(of('{{ steps.a.n }}')).toBe('integer');
    expect(of('{{ steps.a.n }} pieces')).toBe('text');
    expect(of('{{ steps.a.n }}{{ steps.a.n }}')).toBe('text');
    expect(of('{{ $sum(steps.a.n) }}')).toBe('any');
    expect(of('constant')).toBe('text');
  });

  it('of alternatives are joined', () => {
    const left: ValueSchema = {
      type: 'object',
      fields: [
        { key: 'a', required: true, schema: { type: 'integer' } },
        { key: 'b', required: true, schema: { type: 'text' } },
      ],
    };
    const right: ValueSchema = {
      type: 'object',
      fields: [
        { key: 'a', required: true, schema: { type: 'number' } },
        { key: 'c', schema: { type: 'text' } },
      ],
    };
    const merged = mergeSchemas([left, right]);
    expect(draw(merged)).toBe('{ a: number, b: text, c: text }');
    expect(merged?.fields?.map((field) => field.required ?? false)).toEqual([true, false, false]);
    expect(mergeSchemas([])).toBeUndefined();
  });

  it('are found behind simple paths only', () => {
    expect(simplePath('{{ steps.查询.body.value[0]."odata.x".`a b` }}')).toEqual([
      'steps',
      '查询',
      'body',
      'value',
      0,
      'odata.x',
      'a b',
    ]);
    for (const text of [
      '{{ a + b }}',
      '{{ a..b }}',
      '{{ a.b[c = 1] }}',
      '{{ $now() }}',
      '{{ .a }}',
      '{{ a b }}',
      '{{ [0] }}',
      '{{ }}',
    ]) {
      expect(simplePath(text)).toBeUndefined();
    }
    expect(pathParts('vars.x')).toEqual(['vars', 'x']);
  });
});
