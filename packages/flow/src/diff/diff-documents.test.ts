import { describe, expect, it } from 'vitest';
import { aFlow } from '../builder/a-flow.ts';
import { applyCommand } from '../commands/apply-command.ts';
import type { Command } from '../commands/command.ts';
import type { FlowDocument } from '../document/document.ts';
import { laneOf, ROOT_LANE, type StepId, triggerId } from '../document/ids.ts';
import { plainLanguage } from '../testing/plain-language.ts';
import { stepByKey } from '../tree/lookup.ts';
import { countChanges, diffDocuments } from './diff-documents.ts';
import type { ChangePath } from './field-change.ts';
import { type PartDiff, partOf } from './part-diff.ts';

const flow = aFlow()
  .manual()
  .parameter('objType', 'text')
  .action('sap-b1', 'listDrafts', { filter: '{{ params.objType }}' }, { title: 'Drafts' })
  .forEach('each', '{{ steps.listDrafts.body.value }}', (lane) =>
    lane.buildJson('line', { code: 'A' }).setVariable('rows', '{{ steps.line }}'),
  )
  .condition('{{ steps.each.count }}', (yes) => yes.terminate('failed'))
  .switch('{{ params.objType }}', [
    { id: 'one', match: { kind: 'value', value: '1' }, body: (lane) => lane.buildJson('inOne', 1) },
    { id: 'two', match: { kind: 'value', value: '2' } },
  ])
  .build();

const idOf = (key: string): StepId => {
  const step = stepByKey(flow, key);
  if (step === undefined) throw new Error(`No step ${key}`);
  return step.id;
};

function edited(...commands: Command[]): FlowDocument {
  const result = applyCommand(flow, { type: 'batch', commands }, plainLanguage);
  if (!result.ok) throw new Error(result.problem.message.en);
  return result.document;
}

const show = (diffs: readonly PartDiff<{ key: string }>[]) =>
  diffs.map((diff) => `${diff.kind} ${partOf(diff).key}`);
const pathText = (path: ChangePath) =>
  path.map((part) => (typeof part === 'string' ? part : `${part.label ?? ''}#${part.position}`)).join('.');
const fieldsOf = (diff: PartDiff<unknown> | undefined) =>
  diff?.kind === 'changed' ? diff.fields.map(({ kind, path }) => `${kind} ${pathText(path)}`) : [];

describe('the difference between two documents', () => {
  it('is empty between a document and itself', () => {
    expect(countChanges(diffDocuments(flow, JSON.parse(JSON.stringify(flow))))).toBe(0);
  });

  it('is one moved step where one moved within its lane, not one removed and one added', () => {
    const document = edited({ type: 'moveSteps', stepIds: [idOf('listDrafts')], lane: ROOT_LANE, index: 3 });
    expect(show(diffDocuments(flow, document).steps)).toEqual(['moved listDrafts']);
  });

  it('is the container alone where a container moved with what it holds', () => {
    const switchId = Object.values(flow.steps).find((step) => step.kind === 'switch')?.id as StepId;
    const command = { stepIds: [idOf('each')], lane: laneOf(switchId, 'case:two'), index: 0 };
    const [diff, ...others] = diffDocuments(flow, edited({ type: 'moveSteps', ...command })).steps;
    expect(others).toEqual([]);
    expect(diff).toMatchObject({
      kind: 'moved',
      move: { from: { lane: 'root', index: 1 }, to: { lane: `${switchId}/case:two`, index: 0 } },
    });
  });

  it('tells every step that went with a removed container', () => {
    const { steps } = diffDocuments(flow, edited({ type: 'removeSteps', stepIds: [idOf('each')] }));
    expect(show(steps)).toEqual(['removed each', 'removed line', 'removed set_rows']);
  });

  it('names the field that changed, with what it was and is', () => {
    const config = { ...flow.steps[idOf('listDrafts')]?.config, input: { filter: 'x', top: 5 } };
    const change = { title: null, config };
    const { steps } = diffDocuments(flow, edited({ type: 'changeStep', stepId: idOf('listDrafts'), change }));
    expect(steps).toMatchObject([
      {
        kind: 'changed',
        move: undefined,
        fields: [
          {
            kind: 'changed',
            path: ['config', 'input', 'filter'],
            before: '{{ params.objType }}',
            after: 'x',
          },
          { kind: 'added', path: ['config', 'input', 'top'], after: 5 },
          { kind: 'removed', path: ['title'], before: 'Drafts' },
        ],
      },
    ]);
  });

  it('says of a step that both changed and moved that it did both', () => {
    const document = edited(
      { type: 'moveSteps', stepIds: [idOf('listDrafts')], lane: ROOT_LANE, index: 3 },
      { type: 'changeStep', stepId: idOf('listDrafts'), change: { title: 'Late' } },
    );
    const [diff] = diffDocuments(flow, document).steps;
    expect(diff).toMatchObject({ kind: 'changed', move: { from: { index: 0 } } });
    expect(fieldsOf(diff)).toEqual(['changed title']);
  });

  it('tells a group of settings that is new field by field, a pinned sample as one', () => {
    const change = {
      retry: { times: 3, backoff: 'fixed' as const, delayMs: 10 },
      pinned: { output: { rows: [1, 2, 3] } },
    };
    const { steps } = diffDocuments(flow, edited({ type: 'changeStep', stepId: idOf('line'), change }));
    expect(fieldsOf(steps[0])).toEqual([
      'added retry.times',
      'added retry.backoff',
      'added retry.delayMs',
      'added pinned',
    ]);
  });

  it('tells triggers, parameters and settings of the flow', () => {
    const document = edited(
      {
        type: 'addTrigger',
        trigger: { id: triggerId.parse('t9'), key: 'again', kind: 'manual', config: {} },
        index: 0,
      },
      {
        type: 'setParameters',
        parameters: [{ key: 'objType', label: 'Object', type: 'text', required: true }],
      },
      { type: 'setSettings', settings: { overlap: { policy: 'parallel', max: 3 } } },
    );
    const diff = diffDocuments(flow, document);
    expect(show(diff.triggers)).toEqual(['added again']);
    expect(show(diff.parameters)).toEqual(['changed objType']);
    expect(diff.settings.map(({ path }) => pathText(path))).toEqual(['overlap.policy', 'overlap.max']);
    expect(countChanges(diff)).toBe(3);
  });
});
