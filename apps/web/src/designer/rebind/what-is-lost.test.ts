import { aFlow, applyCommand, type StepId } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { readPastedFrom } from '../edits/pasted-from.ts';
import { language } from '../store/expression-language.ts';
import { BRING_ALONG, likelyConnection, lostNames, proposedFor, rebindCommand } from './what-is-lost.ts';

const document = aFlow()
  .buildJson('orders', [], { title: 'Query orders' })
  .buildJson('line', '{{ $count(steps.drafts.items) & params.since & vars.total }}')
  .build();
const pasted = readPastedFrom({
  outside: [{ key: 'drafts', kind: 'buildJson', title: 'Query orders' }],
  parameters: [{ key: 'since', label: 'Since', type: 'text', required: true }],
  connections: { 'sap-b1': { id: 'c9', name: 'SAP' } },
});

test('what was left behind is proposed: the step of the same title, the parameter itself', () => {
  const names = lostNames(document, pasted);
  expect(names.map((name) => [name.id, proposedFor(name)])).toEqual([
    ['steps.drafts', 'orders'],
    ['params.since', BRING_ALONG],
    ['vars.total', undefined],
  ]);
});

test('one command binds all that was chosen, and the real expressions are rewritten', () => {
  const names = lostNames(document, pasted);
  const chosen = Object.fromEntries(names.map((name) => [name.id, proposedFor(name)]));
  const command = rebindCommand(document, names, chosen);
  const result = command && applyCommand(document, command, language);
  if (!result?.ok) throw new Error('refused');
  expect(result.document.parameters.map((each) => each.key)).toEqual(['since']);
  const line = Object.values(result.document.steps).find((step) => step.key === 'line');
  expect(line?.config).toEqual({ value: '{{ $count(steps.orders.items) & params.since & vars.total }}' });
  expect(lostNames(result.document, pasted).map((name) => name.id)).toEqual(['vars.total']);
  expect(rebindCommand(document, names, {})).toBeUndefined();
});

test('a connection is found again by its id, then by its name, then because it is the only one', () => {
  const sap = (id: string, name: string) => ({ id, name, connectorKey: 'sap-b1' });
  expect(likelyConnection('sap-b1', [sap('c1', 'SAP'), sap('c9', 'x')], pasted)).toBe('c9');
  expect(likelyConnection('sap-b1', [sap('c1', 'other'), sap('c2', 'SAP')], pasted)).toBe('c2');
  expect(likelyConnection('sap-b1', [sap('c1', 'a'), sap('c2', 'b')], pasted)).toBeUndefined();
  expect(likelyConnection('sap-b1', [sap('c1', 'a')], undefined)).toBe('c1');
});

test('of a clipboard that is none of ours nothing is believed', () => {
  const nothing = { outside: [], parameters: [], connections: {} };
  expect(readPastedFrom('text')).toEqual(nothing);
  expect(
    readPastedFrom({ outside: [1, { key: 2 }], parameters: [{ key: '9' }], connections: { a: { id: 1 } } }),
  ).toEqual(nothing);
  expect(readPastedFrom(JSON.parse('{"__proto__": {"outside": []}, "outside": [{}]}'))).toEqual(nothing);
  const id = 'x' as StepId;
  expect(readPastedFrom({ outside: [{ key: 'a', kind: 'code', title: id }] }).outside).toHaveLength(1);
});
