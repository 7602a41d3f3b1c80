import { expect, test } from 'vitest';
import { aFlow } from '../builder/a-flow.ts';
import type { TriggerOf } from '../document/trigger.ts';
import { scopeAt, scopeAtTrigger } from '../schema/scope-at.ts';
import { check } from '../testing/check-flow.ts';
import { smallCatalog } from '../testing/small-catalog.ts';

type Config = TriggerOf<'poll'>['config'];

const drafts = (config: Partial<Config> = {}) =>
  aFlow().poll({
    connector: 'sap-b1',
    action: 'listDrafts',
    input: { filter: "UpdateDate ge '{{ cursor.from }}'" },
    items: '{{ trigger.body.value }}',
    key: '{{ loops.row.item.DocEntry }}',
    watermark: { kind: 'number', value: '{{ loops.row.item.DocEntry }}' },
    ...config,
  });

test('a poll that asks by a reading action and says where its records are is fine', () => {
  expect(check(drafts().buildJson('x', '{{ cursor.value }}'), { connections: { t1: 'c1' } })).toEqual([]);
});

test('each setting sees what there is at its moment, and no more', () => {
  const flow = drafts({
    input: { filter: '{{ trigger.body }}{{ loops.row.item }}' },
    items: '{{ steps.x }}{{ loops.row.item }}',
    schedule: { mode: 'interval', every: '{{ cursor.value }}', unit: 'minutes' },
  });
  expect(check(flow.buildJson('x', 1))).toEqual([
    'error notInTrigger @ triggers › poll › config › schedule › every',
    'error notInTrigger @ triggers › poll › config › input › filter',
    'error notInTrigger @ triggers › poll › config › input › filter',
    'error notInTrigger @ triggers › poll › config › items',
    'error notInTrigger @ triggers › poll › config › items',
    'error unknownLoop @ triggers › poll › config › input › filter',
    'error unknownLoop @ triggers › poll › config › items',
  ]);
});

test('what a draft still lacks is named at its field', () => {
  const flow = drafts({
    connector: '',
    action: '',
    items: '',
    key: 'DocEntry',
    watermark: { kind: 'time', value: '' },
  });
  expect(check(flow.buildJson('x', 1))).toEqual([
    'error triggerIncomplete @ triggers › poll › config › connector',
    'error requiredMissing @ triggers › poll › config › items',
    'error requiredMissing @ triggers › poll › config › key',
    'error requiredMissing @ triggers › poll › config › watermark › value',
  ]);
  expect(check(drafts({ action: 'gone' }).buildJson('x', 1))).toEqual([
    'error unknownAction @ triggers › poll › config › action',
  ]);
  expect(check(drafts({ input: { filtr: 'x' } }).buildJson('x', 1))).toEqual([
    'error unknownInput @ triggers › poll › config › input › filtr',
  ]);
});

test('an action that may change something is warned of, since a poll repeats it', () => {
  const flow = drafts({ connector: 'http', action: 'request', input: { url: 'https://a' } });
  expect(check(flow.buildJson('x', 1))).toEqual(['warning pollMayWrite @ triggers › poll › config › action']);
});

test('its schedule is judged like any other', () => {
  const flow = drafts({ schedule: { mode: 'cron', cron: 'often' } });
  expect(check(flow.buildJson('x', 1))).toEqual([
    'error scheduleInvalid @ triggers › poll › config › schedule › cron',
  ]);
});

test('a cursor without a poll is warned of', () => {
  expect(check(aFlow().manual().buildJson('x', '{{ cursor.value }}'))).toEqual([
    'warning cursorWithoutPoll @ steps › x › config › value',
  ]);
});

test('the picker offers the fields of a record, to the trigger and to the steps', () => {
  const flow = drafts().buildJson('x', 1).build();
  const [trigger] = flow.triggers;
  const [step] = Object.values(flow.steps);
  if (!trigger || !step) throw new Error('no flow');
  const own = scopeAtTrigger(flow, trigger.id, smallCatalog);
  expect(own.map(({ expression }) => expression)).toEqual(['cursor', 'trigger', 'loops.row']);
  const fieldsOf = (schema: (typeof own)[number]['schema'] | undefined) =>
    schema?.fields?.map(({ key }) => key);
  const row = own.find(({ root }) => root === 'loops')?.schema;
  expect(fieldsOf(row?.fields?.find(({ key }) => key === 'item')?.schema)).toEqual([
    'DocEntry',
    'DocumentLines',
  ]);
  const seen = scopeAt(flow, step.id, smallCatalog).find(({ root }) => root === 'trigger')?.schema;
  expect(fieldsOf(seen?.fields?.find(({ key }) => key === 'records')?.schema.items)).toEqual([
    'DocEntry',
    'DocumentLines',
  ]);
  const each = drafts({ perRecord: true }).buildJson('x', 1).build();
  const one = scopeAt(each, step.id, smallCatalog).find(({ root }) => root === 'trigger')?.schema;
  expect(fieldsOf(one?.fields?.find(({ key }) => key === 'record')?.schema)).toEqual([
    'DocEntry',
    'DocumentLines',
  ]);
});
