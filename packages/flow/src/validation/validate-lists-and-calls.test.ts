import { describe, expect, it } from 'vitest';
import { aFlow } from '../builder/a-flow.ts';
import type { CallableFlows } from '../catalog/callable-flows.ts';
import type { UnknownPolicy } from '../document/step.ts';
import { afterFix, check, options, problemsOf, show } from '../testing/check-flow.ts';
import { validateDocument } from './validate-document.ts';

describe('list tools', () => {
  it('say which list they take and what they do with it', () => {
    const flow = aFlow()
      .manual()
      .filterArray('filter', '', { mode: 'rows', match: 'all', rows: [] })
      .sortArray('sort', 'fixed', [])
      .sortArray('sort2', '{{ trigger.body }}', [{ value: '', direction: 'ascending' }])
      .chunkArray('chunk', '{{ trigger.body }}', 'many')
      .aggregate('total', '{{ trigger.body }}', [])
      .aggregate('total2', '{{ trigger.body }}', [{ key: 'sum', function: 'sum' }]);
    expect(check(flow)).toEqual([
      'error requiredMissing @ steps › filter › config › items',
      'error requiredMissing @ steps › sort › config › items',
      'error conditionIncomplete @ steps › filter › config › test › rows',
      'error requiredMissing @ steps › sort › config › by',
      'error requiredMissing @ steps › sort2 › config › by › 1 › value',
      'error sizeInvalid @ steps › chunk › config › size',
      'error requiredMissing @ steps › total › config › values',
      'error requiredMissing @ steps › total2 › config › values › sum › value',
    ]);
  });

  it('name each group and value differently', () => {
    const flow = aFlow()
      .manual()
      .aggregate('byItem', '{{ trigger.body }}', [{ key: 'item', function: 'count' }], {
        groupBy: [{ key: 'item', value: '{{ loops.row.item.code }}' }],
      });
    expect(check(flow)).toEqual(['error nameTwice @ steps › byItem › config › values › item › key']);
  });

  it('see the element at hand as loops.row, and only where there is one', () => {
    const by = [{ value: '{{ loops.row.item.code }}', direction: 'ascending' as const }];
    expect(check(aFlow().manual().sortArray('sort', '{{ trigger.body }}', by))).toEqual([]);
    expect(check(aFlow().manual().sortArray('sort', '{{ loops.row.item }}', by))).toEqual([
      'error unknownLoop @ steps › sort › config › items',
    ]);
  });
});

describe('calls of other flows', () => {
  const flows: CallableFlows = {
    callable: (id) =>
      id !== 'f1'
        ? undefined
        : {
            input: {
              type: 'object',
              fields: [
                { key: 'docEntry', required: true, schema: { type: 'integer' } },
                { key: 'note', schema: { type: 'text' } },
              ],
            },
          },
  };
  const calling = (flow: string, input: Record<string, string>, forPublish = true) =>
    show(
      validateDocument(aFlow().manual().callFlow('call', flow, input).build(), {
        ...options,
        flows,
        forPublish,
      }),
    );

  it('choose a flow that can be called', () => {
    expect(calling('', {})).toEqual(['error requiredMissing @ steps › call › config › flow']);
    expect(calling('gone', {})).toEqual(['error unknownFlow @ steps › call › config › flow']);
    expect(calling('gone', {}, false)).toEqual(['warning unknownFlow @ steps › call › config › flow']);
  });

  it('give what its manual trigger asks for', () => {
    expect(calling('f1', { docEntry: '{{ trigger.body.id }}' })).toEqual([]);
    expect(calling('f1', { docEntri: '1' })).toEqual([
      'error unknownInput @ steps › call › config › input › docEntri',
      'error requiredMissing @ steps › call › config › input › docEntry',
    ]);
  });
});

describe('a call that may have happened', () => {
  const policy = (onUnknown: UnknownPolicy) =>
    aFlow().manual().action('sap-b1', 'createDraft', { ref: 'PR-1' }, { onUnknown });
  const asked = (over: Partial<Extract<UnknownPolicy, { policy: 'check' }>>) =>
    check(
      policy({
        policy: 'check',
        action: 'listDrafts',
        input: { filter: "Ref eq '{{ trigger.body.ref }}'" },
        happened: '{{ $count(steps.createDraft.body.value) > 0 }}',
        ...over,
      }),
    );

  it('is looked for by a reading action of the same connector, whose answer decides', () => {
    expect(asked({})).toEqual([]);
    expect(asked({ output: '{{ steps.createDraft.body.value[0] }}' })).toEqual([]);
    expect(asked({ action: 'createDraft', input: { ref: 'PR-1' } })).toEqual([
      'error checkInvalid @ steps › createDraft › config › onUnknown › action',
    ]);
    expect(asked({ action: 'vanish' })).toEqual([
      'error unknownAction @ steps › createDraft › config › onUnknown › action',
    ]);
    expect(asked({ input: { filtr: 'x' }, happened: 'true' })).toEqual([
      'error unknownInput @ steps › createDraft › config › onUnknown › input › filtr',
      'error requiredMissing @ steps › createDraft › config › onUnknown › happened',
    ]);
  });

  it('has no answer yet in what the check is asked with', () => {
    expect(asked({ input: { filter: '{{ steps.createDraft.body }}' } })).toEqual([
      'error enclosingStep @ steps › createDraft › config › onUnknown › input › filter',
    ]);
  });

  it('is no matter for an action that only reads', () => {
    const flow = aFlow()
      .manual()
      .action('sap-b1', 'listDrafts', {}, { onUnknown: { policy: 'ask' } });
    expect(check(flow)).toEqual(['warning settingIgnored @ steps › listDrafts › config › onUnknown']);
    expect(afterFix(flow.build())).toEqual([]);
  });
});

describe('business keys', () => {
  it('have distinct names and values known when a run is accepted', () => {
    const flow = aFlow()
      .manual()
      .parameter('company', 'text')
      .buildJson('a', 1)
      .settings({
        businessKeys: [
          { key: 'request', label: 'Purchase request', value: '{{ params.company }}-{{ trigger.body.id }}' },
          { key: 'request', value: '' },
          { key: 'late', value: '{{ steps.a }}' },
        ],
      });
    expect(show(problemsOf(flow.build()))).toEqual([
      'error nameTwice @ settings › businessKeys › request › key',
      'error requiredMissing @ settings › businessKeys › request › value',
      'error notInSettings @ settings › businessKeys › late › value',
    ]);
  });
});
