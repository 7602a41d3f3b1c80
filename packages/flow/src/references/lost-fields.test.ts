import { expect, test } from 'vitest';
import { aFlow } from '../builder/a-flow.ts';
import { applyCommand } from '../commands/apply-command.ts';
import { plainLanguage } from '../testing/plain-language.ts';
import { smallCatalog } from '../testing/small-catalog.ts';
import { lostFields, rebindFields } from './lost-fields.ts';
import { rewriteFields } from './rewrite-fields.ts';

const document = aFlow()
  .manual()
  .buildJson('order', { head: { total: 3, customer: 'x' }, lines: [{ price: 1, note: '' }] })
  .buildJson('sum', 'Sum {{ steps.order.head.amount }} of {{ steps.order.head.customer }}')
  .forEach('each', '{{ steps.order.lines }}', (lane) =>
    lane.buildJson('line', { price: '{{ loops.each.item.prise }}', all: '{{ steps.order.total }}' }),
  )
  .build();
const lost = lostFields(document, smallCatalog, plainLanguage);

test('only fields that are gone are listed, with where they are read and what is likely meant', () => {
  expect(lost.map(({ path, places, candidates }) => [path.join('.'), places.length, candidates[0]])).toEqual([
    ['steps.order.head.amount', 1, { path: ['steps', 'order', 'head'], likely: false }],
    ['loops.each.item.prise', 1, { path: ['loops', 'each', 'item', 'price'], likely: true }],
    ['steps.order.total', 1, { path: ['steps', 'order', 'head', 'total'], likely: true }],
  ]);
});

test('one command lets all of them read what was chosen, and nothing is lost after it', () => {
  const chosen = [
    ['steps', 'order', 'head', 'total'],
    ...lost.slice(1).map((each) => each.candidates[0]?.path ?? []),
  ];
  const command = rebindFields(
    document,
    lost.map((field, at) => ({ field, to: chosen[at] ?? [] })),
    plainLanguage,
  );
  const result = command && applyCommand(document, command, plainLanguage);
  if (!result?.ok) throw new Error('refused');
  const values = Object.values(result.document.steps).flatMap((step) =>
    step.kind === 'buildJson' ? [step.config.value] : [],
  );
  expect(values).toContainEqual('Sum {{ steps.order.head.total }} of {{ steps.order.head.customer }}');
  expect(values).toContainEqual({
    price: '{{ loops.each.item.price }}',
    all: '{{ steps.order.head.total }}',
  });
  expect(lostFields(result.document, smallCatalog, plainLanguage)).toEqual([]);
  const undone = applyCommand(result.document, result.inverse, plainLanguage);
  expect(undone.ok && undone.document).toEqual(document);
});

test('of a system’s answer, which may hold more than its schema names, nothing is told but other letters', () => {
  const read = (field: string) => {
    const flow = aFlow()
      .manual()
      .action('sap-b1', 'listDrafts')
      .buildJson('x', `{{ steps.listDrafts.body.value.${field} }}`)
      .build();
    return lostFields(flow, smallCatalog, plainLanguage).map(({ candidates }) => candidates[0]?.path.at(-1));
  };
  expect(read('U_OwnField')).toEqual([]);
  expect(read('docEntry')).toEqual(['DocEntry']);
});

test('what stands behind a field that moved goes along', () => {
  const moved = [{ from: ['steps', 'a', 'old'], to: ['steps', 'a', 'body', 'new name'] }];
  const text = 'x {{ steps.a.old.deep + steps.a.older }} y';
  expect(rewriteFields(text, moved, plainLanguage)).toBe(
    'x {{ steps.a.body.`new name`.deep + steps.a.older }} y',
  );
});
