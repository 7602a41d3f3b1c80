import { emptyDocument, type FlowDocument, laneOf, newStep, ROOT_LANE, stepId } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { chosenByPath, itemsOfPath, laneDepth, parentPath, pathOfStep } from './step-path.ts';

const outer = newStep('forEach', { id: stepId.parse('outer'), key: 'eachDraft' });
const check = newStep('condition', { id: stepId.parse('check'), key: 'check' });
const inner = newStep('forEach', { id: stepId.parse('inner'), key: 'eachLine' });
const leaf = newStep('buildJson', { id: stepId.parse('leaf'), key: 'line' });

const document: FlowDocument = {
  ...emptyDocument(),
  steps: { [outer.id]: outer, [check.id]: check, [inner.id]: inner, [leaf.id]: leaf },
  lanes: {
    [ROOT_LANE]: [outer.id],
    [laneOf(outer.id, 'body')]: [check.id],
    [laneOf(check.id, 'then')]: [inner.id],
    [laneOf(check.id, 'else')]: [],
    [laneOf(inner.id, 'body')]: [leaf.id],
  },
};

test('a path tells which item of which loop it goes through', () => {
  expect(itemsOfPath('eachDraft[12]/eachLine[3]/line')).toEqual([
    { loopPath: 'eachDraft', index: 12 },
    { loopPath: 'eachDraft[12]/eachLine', index: 3 },
  ]);
  expect(itemsOfPath('line')).toEqual([]);
});

test('the item of an inner loop belongs to the item of the outer one', () => {
  const chosen = chosenByPath('eachDraft[1]/eachLine[4]/line');
  expect(pathOfStep(document, leaf.id, chosen)).toBe('eachDraft[1]/eachLine[4]/line');
  expect(pathOfStep(document, leaf.id, { ...chosen, eachDraft: 2 })).toBe('eachDraft[2]/eachLine[0]/line');
});

test('conditions add no level to the path, but they indent', () => {
  expect(pathOfStep(document, inner.id, {})).toBe('eachDraft[0]/eachLine');
  expect(laneDepth(document, inner.id)).toBe(1);
  expect(laneDepth(document, leaf.id)).toBe(0);
});

test('a step run stands in the lane of its item', () => {
  expect(parentPath('eachDraft[1]/eachLine')).toBe('eachDraft[1]');
  expect(parentPath('query')).toBe('');
});
