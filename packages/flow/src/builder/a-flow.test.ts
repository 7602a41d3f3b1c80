import { describe, expect, it } from 'vitest';
import { walkSteps } from '../tree/walk-steps.ts';
import { aFlow } from './a-flow.ts';

const story = () =>
  aFlow()
    .schedule({ mode: 'interval', every: 1, unit: 'minutes' })
    .parameter('objType', 'text', { default: 'Items' })
    .action('sap-b1', 'listApprovalRequests', { filter: "Status eq 'arsPending'" }, { title: '查询审批流' })
    .forEach('eachRequest', '{{ steps.listApprovalRequests.body.value }}', (request) =>
      request
        .initVariable('物料明细', 'array', [])
        .action('sap-b1', 'getDraft', { id: '{{ loops.eachRequest.item.DraftEntry }}' })
        .forEach('eachLine', '{{ steps.getDraft.body.DocumentLines }}', (line) =>
          line
            .buildJson('row', { name: '品号', value: '{{ loops.eachLine.item.ItemCode }}' })
            .appendToArray('物料明细', '{{ steps.row }}'),
        )
        .condition(
          '{{ $count(vars.物料明细) > 0 }}',
          (filled) => filled.action('dingtalk', 'createInstance'),
          (empty) => empty.continue(),
        ),
    );

describe('aFlow', () => {
  it('builds the same document from the same story', () => {
    expect(story().build()).toEqual(story().build());
  });

  it('writes steps in drawing order with counted ids and keys from the action', () => {
    const order = [...walkSteps(story().build())].map(({ step, depth }) => `${step.id} ${step.key} ${depth}`);
    expect(order).toEqual([
      's1 listApprovalRequests 1',
      's2 eachRequest 1',
      's3 init_物料明细 2',
      's4 getDraft 2',
      's5 eachLine 2',
      's6 row 3',
      's7 append_物料明细 3',
      's8 condition 2',
      's9 createInstance 3',
      's10 continue 3',
    ]);
  });

  it('numbers keys that would be taken twice', () => {
    const document = aFlow().manual().action('http', 'request').action('http', 'request').build();
    expect(Object.values(document.steps).map((step) => step.key)).toEqual(['request', 'request2']);
  });

  it('refuses to build a document with the same key given twice', () => {
    const flow = aFlow().buildJson('same', 1).buildJson('same', 2);
    expect(() => flow.build()).toThrow('The key “same” is used twice.');
  });

  it('leaves built documents alone when the story goes on', () => {
    const flow = aFlow().manual().buildJson('one', 1);
    const first = flow.build();
    flow.buildJson('two', 2);
    expect(Object.keys(first.steps)).toHaveLength(1);
    expect(Object.keys(flow.build().steps)).toHaveLength(2);
  });
});
