import { expect, test } from 'vitest';
import {
  type CopyPlan,
  changesNothing,
  chooseAll,
  chosen,
  needsLook,
  type PlanItem,
} from './copy-choices.ts';

const item = (fields: Partial<PlanItem>): PlanItem => ({
  kind: 'lookupTable',
  key: 'units',
  homeKey: 'units',
  names: { en: 'units', zh: 'units' },
  size: 1,
  state: 'bothChanged',
  choice: 'mine',
  choices: ['mine', 'theirs', 'both'],
  cameWith: 1,
  differences: 1,
  affected: [],
  ...fields,
});
const same = item({ kind: 'flow', key: 'main', state: 'same', choices: ['mine'] });
const plan = (items: PlanItem[], fields: Partial<CopyPlan> = {}): CopyPlan => ({
  origin: { templateKey: 'tpl', version: 2 },
  names: { en: 'Orders', zh: '订单' },
  into: null,
  becomes: 'same',
  items,
  dropped: [],
  variables: [],
  seen: 'seen',
  ...fields,
});

test('only what differs from the usual is sent', () => {
  const open = plan([same, item({}), item({ key: 'taxes' })]);
  expect(chosen(open, { 'lookupTable units': 'theirs', 'lookupTable taxes': 'mine' })).toEqual([
    { kind: 'lookupTable', key: 'units', choose: 'theirs' },
  ]);
});

test('a choice for all leaves alone what cannot have it', () => {
  const fresh = item({ key: 'fresh', state: 'new', choice: 'theirs', choices: ['theirs'] });
  expect(chooseAll(plan([same, item({}), fresh]), 'mine')).toEqual({ 'lookupTable units': 'mine' });
});

test('nothing changes as long as all of mine is kept of a version that was taken before', () => {
  const older = plan([same, item({ state: 'older' })]);
  expect(changesNothing(older, {})).toBe(true);
  expect(changesNothing(older, { 'lookupTable units': 'both' })).toBe(false);
  expect(changesNothing({ ...older, becomes: 'updated' }, {})).toBe(false);
});

test('a look is worth it when mine is met, a variable is missing or a flow goes', () => {
  const variable = { key: 'rate', type: 'number' as const, secret: false, description: '' };
  expect(needsLook(plan([same]))).toBe(false);
  expect(needsLook(plan([same, item({})]))).toBe(true);
  expect(needsLook(plan([same], { variables: [{ ...variable, known: true }] }))).toBe(false);
  expect(needsLook(plan([same], { variables: [{ ...variable, known: false }] }))).toBe(true);
  expect(needsLook(plan([same], { dropped: [{ en: 'Gone', zh: '已移除' }] }))).toBe(true);
});
