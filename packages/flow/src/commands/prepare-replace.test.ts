import { expect, test } from 'vitest';
import { aFlow } from '../builder/a-flow.ts';
import type { FlowDocument } from '../document/document.ts';
import { generateStepId } from '../document/generate-id.ts';
import { ROOT_LANE } from '../document/ids.ts';
import { newStep } from '../document/new-step.ts';
import type { Step } from '../document/step.ts';
import { plainLanguage } from '../testing/plain-language.ts';
import { smallCatalog } from '../testing/small-catalog.ts';
import { lanesOf, stepByKey, stepsInLane } from '../tree/lookup.ts';
import { applyCommand } from './apply-command.ts';
import { prepareReplace } from './prepare-replace.ts';

const fresh = { id: generateStepId(), key: 'fresh' };

function replaced(before: FlowDocument, key: string, wanted: Step, actions = {}): FlowDocument {
  const step = stepByKey(before, key);
  const command = step && prepareReplace(before, step.id, wanted, actions);
  if (command === undefined) throw new Error(`no step ${key}`);
  const result = applyCommand(before, command, plainLanguage);
  if (!result.ok) throw new Error(result.problem.message.en);
  const undone = applyCommand(result.document, result.inverse, plainLanguage);
  expect(undone.ok && undone.document).toEqual(before);
  return result.document;
}

test('another action keeps key, title, note, retry and the inputs it has too', () => {
  const retry = { times: 3, backoff: 'fixed' as const, delayMs: 10 };
  const before = aFlow()
    .action(
      'http',
      'request',
      { url: '{{ 1 }}', method: 'GET', old: 1 },
      { title: 'Ask', note: 'why', retry },
    )
    .build();
  const config = { connector: 'http', action: 'request', input: { method: 'POST' } };
  const to = smallCatalog.action('http', 'request');
  const after = replaced(before, 'request', newStep('action', { ...fresh, config }), { to });
  const old = stepByKey(before, 'request');
  expect(stepByKey(after, 'request')).toEqual({
    ...old,
    config: { ...config, input: { url: '{{ 1 }}', method: 'GET' } },
  });
});

test('an input goes to the one that has its name, when none has its key', () => {
  const before = aFlow().action('sap-b1', 'listDrafts', { filter: 'x' }).build();
  const from = smallCatalog.action('sap-b1', 'listDrafts');
  const to = {
    names: { en: 'Q', zh: 'Q' },
    effect: 'read' as const,
    inputs: [{ key: 'where', names: { en: 'Filter', zh: '条件' }, type: 'text' as const }],
  };
  const wanted = newStep('action', { ...fresh, config: { connector: 'x', action: 'y', input: {} } });
  const after = replaced(before, 'listDrafts', wanted, { from, to });
  expect(stepByKey(after, 'listDrafts')?.config).toEqual({
    connector: 'x',
    action: 'y',
    input: { where: 'x' },
  });
});

test('a list tool keeps its list, and a test stays a test in whatever kind has one', () => {
  const test = { mode: 'expression' as const, expression: '{{ loops.row.item.ok }}' };
  const before = aFlow().filterArray('rows', '{{ steps.a }}', test).build();
  const sorted = replaced(before, 'rows', newStep('sortArray', fresh));
  expect(stepByKey(sorted, 'rows')?.config).toMatchObject({ items: '{{ steps.a }}' });
  const asked = replaced(before, 'rows', newStep('condition', fresh));
  expect(stepByKey(asked, 'rows')?.config).toEqual(test);
  const turned = replaced(asked, 'rows', newStep('while', fresh));
  expect(stepByKey(turned, 'rows')?.config).toEqual({ test });
});

test('what a container held stays in it, or behind it when the new step holds nothing', () => {
  const before = aFlow()
    .forEach('each', '{{ steps.rows }}', (lane) => lane.buildJson('one', 1).buildJson('two', 2))
    .buildJson('after', 3)
    .build();
  const keysIn = (document: FlowDocument, ids: readonly string[]) =>
    ids.map((id) => document.steps[id as Step['id']]?.key);
  const asTry = replaced(before, 'each', newStep('try', fresh));
  const lanes = lanesOf(stepByKey(asTry, 'each') as Step);
  expect(lanes.map((lane) => keysIn(asTry, stepsInLane(asTry, lane) ?? []))).toEqual([
    ['one', 'two'],
    [],
    [],
  ]);

  const asCondition = replaced(before, 'each', newStep('condition', fresh));
  const [then] = lanesOf(stepByKey(asCondition, 'each') as Step);
  expect(then && keysIn(asCondition, stepsInLane(asCondition, then) ?? [])).toEqual(['one', 'two']);

  const plain = replaced(before, 'each', newStep('buildJson', fresh));
  expect(keysIn(plain, stepsInLane(plain, ROOT_LANE) ?? [])).toEqual(['each', 'one', 'two', 'after']);
});
