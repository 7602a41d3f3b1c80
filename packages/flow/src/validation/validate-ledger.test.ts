import { describe, expect, it } from 'vitest';
import { aFlow } from '../builder/a-flow.ts';
import { stepId } from '../document/ids.ts';
import { scopeAt } from '../schema/scope-at.ts';
import { check } from '../testing/check-flow.ts';
import { smallCatalog } from '../testing/small-catalog.ts';

const staging = { dataset: 'items', records: '{{ trigger.body }}', key: '{{ loops.row.item.code }}' };

describe('the steps of the ledger', () => {
  it('name their dataset, the records and what tells them apart', () => {
    const flow = aFlow()
      .manual()
      .datasetStage('stage', { dataset: '', records: '', key: '' })
      .datasetStage('same', { ...staging, key: 'A1' })
      .datasetDeliver('deliver', { dataset: '' }, (lane) =>
        lane.buildJson('sent', '{{ loops.deliver.item }}'),
      );
    expect(check(flow)).toEqual([
      'error requiredMissing @ steps › stage › config › dataset',
      'error requiredMissing @ steps › stage › config › records',
      'error requiredMissing @ steps › stage › config › key',
      'error recordKeyConstant @ steps › same › config › key',
      'error requiredMissing @ steps › deliver › config › dataset',
    ]);
  });

  it('see the record while staging and the batch while delivering, and nothing of either outside', () => {
    const flow = aFlow()
      .manual()
      .datasetStage('stage', { ...staging, fields: { name: '{{ loops.row.item.name }}' } })
      .datasetDeliver('deliver', { dataset: 'items', results: '{{ steps.post }}' }, (lane) =>
        lane.buildJson('post', '{{ loops.deliver.item.records.data }}'),
      )
      .buildJson('after', '{{ loops.deliver.item }} {{ loops.row.item }} {{ steps.post }}');
    expect(check(flow)).toEqual([
      'error insideLoop @ steps › after › config › value',
      'error outsideLoop @ steps › after › config › value',
      'error unknownLoop @ steps › after › config › value',
    ]);
  });

  it('deliver a batch whole: a body that does nothing and a jump out of it are refused', () => {
    const flow = aFlow()
      .manual()
      .forEach('each', [1], (lane) =>
        lane
          .datasetDeliver('empty', { dataset: 'items' }, () => {})
          .datasetDeliver('deliver', { dataset: 'items' }, (body) => body.continue())
          .datasetDeliver('other', { dataset: 'items' }, (body) =>
            body.forEach('record', '{{ loops.other.item.records }}', (inner) => inner.break()),
          ),
      );
    expect(check(flow)).toEqual([
      'error jumpLeavesBatch @ steps › continue',
      'error emptyLane @ steps › empty',
    ]);
  });

  it('tell the data picker what a batch holds', () => {
    const document = aFlow()
      .manual()
      .datasetDeliver('deliver', { dataset: 'items' }, (lane) => lane.buildJson('post', 1))
      .build();
    const loop = scopeAt(document, stepId.parse('s2'), smallCatalog).find((entry) => entry.root === 'loops');
    const item = loop?.schema.fields?.find((field) => field.key === 'item')?.schema;
    expect(item?.fields?.map((field) => field.key)).toEqual(['records', 'count']);
    const record = item?.fields?.[0]?.schema.items;
    expect(record?.fields?.map((field) => field.key)).toEqual(['key', 'data', 'fields']);
  });
});
