import { expect, test } from 'vitest';
import type { PlanItem } from '../../client/answers.ts';
import { chooseItems } from './choose-parts.ts';

const item = (kind: string, key: string, state: PlanItem['state']): PlanItem => ({
  ...{ kind, key, state, names: { en: key, zh: key }, choice: 'mine', differences: 1, affected: [] },
  choices: state === 'new' ? ['theirs'] : state === 'same' ? ['mine'] : ['mine', 'theirs', 'both'],
});
const items = [
  item('flow', 'main', 'older'),
  item('lookupTable', 'units', 'bothChanged'),
  item('function', 'price', 'newer'),
];

test('flows follow the source; what both sides changed of a table is open until somebody says which counts', () => {
  const undecided = chooseItems(items, { options: {}, rest: undefined });
  expect(undecided.choices).toEqual([{ kind: 'flow', key: 'main', choose: 'theirs' }]);
  expect(undecided.open.map(({ key }) => key)).toEqual(['units']);
  const chosen = chooseItems(items, { options: { choose: ['lookupTable:units=both'] }, rest: undefined });
  expect([chosen.choices.at(-1), chosen.open]).toEqual([
    { kind: 'lookupTable', key: 'units', choose: 'both' },
    [],
  ]);
  const decided = chooseItems(items, { options: {}, rest: 'mine' });
  expect([decided.choices.at(-1), decided.open]).toEqual([
    { kind: 'lookupTable', key: 'units', choose: 'mine' },
    [],
  ]);
});

test('a flow is never chosen apart: it would be another one than the source runs', () => {
  expect(() => chooseItems(items, { options: { choose: ['flow:main=mine'] }, rest: undefined })).toThrow(
    'the package has no “flow:main”',
  );
});
