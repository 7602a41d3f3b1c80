import { expect, test } from 'vitest';
import { aFlow } from '../builder/a-flow.ts';
import type { FlowDocument } from '../document/document.ts';
import type { ROOT_LANE, StepId } from '../document/ids.ts';
import { copyFragment } from '../fragment/copy-fragment.ts';
import { outsideSteps } from '../fragment/outside-steps.ts';
import { pasteFragment } from '../fragment/paste-fragment.ts';
import { lostReferences } from '../references/lost-references.ts';
import { rebindCandidates } from '../references/rebind-candidates.ts';
import { plainLanguage } from '../testing/plain-language.ts';
import { stepByKey } from '../tree/lookup.ts';
import { applyCommand } from './apply-command.ts';
import type { Command } from './command.ts';

const source = () =>
  aFlow()
    .parameter('objType', 'text')
    .action('sap-b1', 'listDrafts', { filter: '{{ params.objType }}' }, { title: 'Query drafts' })
    .forEach('eachDraft', '{{ steps.listDrafts.body.value }}', (lane) =>
      lane.buildJson('line', { code: '{{ loops.eachDraft.item.ItemCode }}', all: '{{ steps.listDrafts }}' }),
    )
    .build();

const idOf = (document: FlowDocument, key: string): StepId => {
  const step = stepByKey(document, key);
  if (step === undefined) throw new Error(`no step ${key}`);
  return step.id;
};

function apply(document: FlowDocument, command: Command): FlowDocument {
  const result = applyCommand(document, command, plainLanguage);
  if (!result.ok) throw new Error(result.problem.message.en);
  return result.document;
}

/** The loop's inner step alone, pasted into a loop of another flow. */
function pasted(): FlowDocument {
  const from = source();
  const into = aFlow()
    .action('sap-b1', 'listDrafts', {}, { key: 'invoices', title: 'Invoices' })
    .action('sap-b1', 'listDrafts', {}, { key: 'orders', title: 'Query drafts' })
    .forEach('eachOrder', '{{ steps.orders.body.value }}', (lane) => lane.buildJson('inner', 1))
    .buildJson('later', 1)
    .build();
  const copied = copyFragment(from, [idOf(from, 'line')]);
  if (copied === undefined) throw new Error('nothing copied');
  const fragment = pasteFragment(into, copied, { language: plainLanguage });
  const lane = `${idOf(into, 'eachOrder')}/body` as typeof ROOT_LANE;
  return apply(into, { type: 'addFragment', lane, index: 1, fragment });
}

test('names that pasted steps read in vain are found with their places', () => {
  const lost = lostReferences(pasted(), plainLanguage);
  expect(lost.map(({ root, key, places }) => [root, key, places.map((each) => each.field)])).toEqual([
    ['loops', 'eachDraft', ['/config/value/code']],
    ['steps', 'listDrafts', ['/config/value/all']],
  ]);
  expect(lostReferences(source(), plainLanguage)).toEqual([]);
});

test('a loop that does not stand around the reader is as lost as one that is not there', () => {
  const document = aFlow()
    .forEach('each', '{{ [1] }}', (lane) => lane.buildJson('inside', '{{ loops.each.item }}'))
    .buildJson('outside', '{{ loops.each.item }}')
    .build();
  const lost = lostReferences(document, plainLanguage);
  expect(
    lost.map(({ key, places }) => [key, places.map(({ stepId }) => document.steps[stepId]?.key)]),
  ).toEqual([['each', ['outside']]]);
});

test('candidates are what every reader can see; the step of the same title comes first', () => {
  const document = pasted();
  const from = source();
  const copied = copyFragment(from, [idOf(from, 'line')]);
  const known = copied && outsideSteps(from, copied, plainLanguage);
  expect(known).toEqual([
    { key: 'eachDraft', kind: 'forEach' },
    { key: 'listDrafts', kind: 'action', title: 'Query drafts', action: 'sap-b1.listDrafts' },
  ]);
  const [loop, step] = lostReferences(document, plainLanguage);
  if (loop === undefined || step === undefined) throw new Error('nothing lost');
  expect(rebindCandidates(document, loop).map((each) => each.key)).toEqual(['eachOrder']);
  const candidates = rebindCandidates(document, step, known?.[1]);
  expect(candidates.map(({ key, likely }) => [key, likely])).toEqual([
    ['orders', true],
    ['invoices', true],
    ['inner', false],
  ]);
});

test('re-binding rewrites the chosen steps only, and undo brings the old texts back', () => {
  const before = pasted();
  const stepIds = [idOf(before, 'line')];
  const result = applyCommand(
    before,
    {
      type: 'rebindReferences',
      changes: [
        { root: 'loops', from: 'eachDraft', to: 'eachOrder', stepIds },
        { root: 'steps', from: 'listDrafts', to: 'orders', stepIds },
      ],
    },
    plainLanguage,
  );
  if (!result.ok) throw new Error(result.problem.message.en);
  expect(stepByKey(result.document, 'line')?.config).toEqual({
    value: { code: '{{ loops.eachOrder.item.ItemCode }}', all: '{{ steps.orders }}' },
  });
  expect(lostReferences(result.document, plainLanguage)).toEqual([]);
  expect(apply(result.document, result.inverse)).toEqual(before);
});

test('names that change places with each other are all rewritten once', () => {
  const before = aFlow()
    .buildJson('a', 1)
    .buildJson('b', 2)
    .buildJson('sum', '{{ steps.a - steps.b }}')
    .build();
  const stepIds = [idOf(before, 'sum')];
  const after = apply(before, {
    type: 'rebindReferences',
    changes: [
      { root: 'steps', from: 'a', to: 'b', stepIds },
      { root: 'steps', from: 'b', to: 'a', stepIds },
    ],
  });
  expect(stepByKey(after, 'sum')?.config).toEqual({ value: '{{ steps.b - steps.a }}' });
});
