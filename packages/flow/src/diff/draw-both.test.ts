import { expect, it } from 'vitest';
import { aFlow } from '../builder/a-flow.ts';
import type { LaneBuilder } from '../builder/lane-builder.ts';
import { applyCommand } from '../commands/apply-command.ts';
import type { Command } from '../commands/command.ts';
import type { FlowDocument } from '../document/document.ts';
import { stepId } from '../document/ids.ts';
import { plainLanguage } from '../testing/plain-language.ts';
import { stepByKey } from '../tree/lookup.ts';
import { walkSteps } from '../tree/walk-steps.ts';
import { drawBoth } from './draw-both.ts';

const three = (lane: LaneBuilder) => lane.buildJson('a', 1).buildJson('b', 2).buildJson('c', 3);
const idIn = (document: FlowDocument, key: string) => stepByKey(document, key)?.id ?? stepId.parse('none');
const order = (document: FlowDocument) => [...walkSteps(document)].map(({ step }) => step.key);

function apply(document: FlowDocument, command: Command): FlowDocument {
  const result = applyCommand(document, command, plainLanguage);
  if (!result.ok) throw new Error(result.problem.message.en);
  return result.document;
}

it('a removed step stands where it stood', () => {
  const before = aFlow().manual().forEach('each', '{{ 1 }}', three).build();
  const after = apply(before, { type: 'removeSteps', stepIds: [idIn(before, 'a'), idIn(before, 'b')] });
  expect(order(after)).toEqual(['each', 'c']);
  expect(order(drawBoth(before, after))).toEqual(['each', 'a', 'b', 'c']);
});

it('a case that is gone comes back with what was in it', () => {
  const before = aFlow()
    .manual()
    .switch('{{ 1 }}', [
      { id: 'one', match: { kind: 'value', value: 1 }, body: three },
      { id: 'two', match: { kind: 'value', value: 2 } },
    ])
    .build();
  const [container] = Object.values(before.steps).filter((step) => step.kind === 'switch');
  const chosen = { stepId: container?.id ?? stepId.parse('none'), caseId: stepId.parse('one') };
  const after = apply(before, { type: 'removeCase', ...chosen });
  expect(order(after)).toEqual([container?.key]);
  expect(order(drawBoth(before, after))).toEqual([container?.key, 'a', 'b', 'c']);
});
