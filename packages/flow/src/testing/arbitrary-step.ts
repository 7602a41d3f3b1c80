import type { FlowDocument } from '../document/document.ts';
import { stepId } from '../document/ids.ts';
import { newStep } from '../document/new-step.ts';
import type { Step } from '../document/step.ts';
import { uniqueKey } from '../tree/unique-key.ts';
import { pick, type Seed } from './pick-from-document.ts';

/** A step of any shape that refers to another one of the document. */
export function arbitraryStep(document: FlowDocument, { c, id: seedId }: Seed): Step {
  const id = stepId.parse(seedId);
  const key = uniqueKey(document, 'step');
  const reference = `{{ steps.${pick(Object.values(document.steps), c)?.key ?? 'ghost'}.body }}`;
  const cases = [{ id: stepId.parse('one'), match: { kind: 'value' as const, value: reference } }];
  const steps: Step[] = [
    newStep('action', {
      id,
      key,
      config: { connector: 'http', action: 'request', input: { url: reference } },
    }),
    newStep('forEach', { id, key, config: { items: reference } }),
    newStep('buildJson', { id, key, config: { value: { a: [reference, `{{ loops.${key}.item }}`] } } }),
    newStep('condition', { id, key, config: { mode: 'expression', expression: reference } }),
    newStep('switch', { id, key, config: { value: reference, cases } }),
    newStep('try', { id, key }),
    newStep('initVariable', { id, key, config: { name: 'total', type: 'number', value: 0 } }),
    newStep('setVariable', { id, key, config: { name: 'rows', value: '{{ vars.total }}' } }),
    newStep('while', { id, key }),
    newStep('break', { id, key }),
    newStep('parallel', { id, key }),
    newStep('wait', { id, key, config: { mode: 'callback' } }),
    newStep('callFlow', { id, key, config: { flow: 'other', input: { url: `{{ callbacks.${key} }}` } } }),
    newStep('filterArray', {
      id,
      key,
      config: { items: reference, test: { mode: 'expression', expression: '{{ loops.row.item }}' } },
    }),
    newStep('aggregate', {
      id,
      key,
      config: { items: reference, values: [{ key: 'all', function: 'sum', value: '{{ vars.total }}' }] },
    }),
  ];
  return pick(steps, c) ?? newStep('try', { id, key });
}
