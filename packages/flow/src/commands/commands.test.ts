import { describe, expect, it } from 'vitest';
import { aFlow } from '../builder/a-flow.ts';
import type { FlowDocument } from '../document/document.ts';
import { laneOf, ROOT_LANE, stepId, triggerId } from '../document/ids.ts';
import { newStep } from '../document/new-step.ts';
import { plainLanguage } from '../testing/plain-language.ts';
import { stepByKey } from '../tree/lookup.ts';
import { parentOf } from '../tree/place-index.ts';
import { walkSteps } from '../tree/walk-steps.ts';
import { applyCommand } from './apply-command.ts';
import { type Command, commandSchema } from './command.ts';
import { prepareDuplicate } from './duplicate-steps.ts';

const flow = () =>
  aFlow()
    .manual()
    .parameter('objType', 'text')
    .initVariable('total', 'number', 0, { key: 'init' })
    .action('sap-b1', 'listDrafts', { filter: '{{ params.objType }}' }, { key: 'list' })
    .forEach('each', '{{ steps.list.body.value }}', (lane) =>
      lane
        .buildJson('line', { code: '{{ loops.each.item.ItemCode }}' })
        .incrementVariable('total', '{{ steps.line.n }}'),
    )
    .buildJson('answer', { count: '{{ steps.each.count }}', total: '{{ vars.total }}' })
    .build();

const id = (document: FlowDocument, key: string) => stepByKey(document, key)?.id ?? stepId.parse('none');
const outline = (document: FlowDocument) =>
  [...walkSteps(document)].map(({ step, depth }) => `${'-'.repeat(depth - 1)}${step.key}`).join(' ');

function apply(document: FlowDocument, command: Command): FlowDocument {
  const result = applyCommand(document, command, plainLanguage);
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.message.en}`);
  return result.document;
}

function refusal(document: FlowDocument, command: Command): string {
  const result = applyCommand(document, command, plainLanguage);
  return result.ok ? 'applied' : result.problem.code;
}

describe('addStep', () => {
  it('gives a container its empty lanes', () => {
    const step = newStep('try', { id: stepId.parse('x'), key: 'safe' });
    const after = apply(flow(), { type: 'addStep', lane: ROOT_LANE, index: 0, step });
    expect(after.lanes).toMatchObject({ 'x/body': [], 'x/catch': [], 'x/finally': [] });
    expect(outline(after)).toBe('safe init list each -line -increment_total answer');
  });

  it('refuses taken ids and keys, unknown lanes and positions beyond the end', () => {
    const step = newStep('try', { id: stepId.parse('x'), key: 'safe' });
    const lane = ROOT_LANE;
    const add = (change: object): Command => ({
      type: 'addStep',
      lane,
      index: 0,
      step: { ...step, ...change },
    });
    expect(refusal(flow(), add({ id: stepId.parse('s1') }))).toBe('idTaken');
    expect(refusal(flow(), add({ key: 'list' }))).toBe('keyTaken');
    const unknown = laneOf(stepId.parse('ghost'), 'body');
    expect(refusal(flow(), { type: 'addStep', lane: unknown, index: 0, step })).toBe('laneUnknown');
    expect(refusal(flow(), { type: 'addStep', lane, index: 5, step })).toBe('indexOutOfRange');
  });
});

describe('moveSteps', () => {
  it('counts the position in the lane as it stands before the move', () => {
    const document = flow();
    const move = (keys: string[], index: number): Command => ({
      type: 'moveSteps',
      stepIds: keys.map((key) => id(document, key)),
      lane: ROOT_LANE,
      index,
    });
    expect(outline(apply(document, move(['init'], 2)))).toBe('list init each -line -increment_total answer');
    expect(outline(apply(document, move(['init'], 0)))).toBe(outline(document));
    expect(outline(apply(document, move(['init'], 1)))).toBe(outline(document));
    expect(outline(apply(document, move(['answer', 'init'], 2)))).toBe(
      'list init answer each -line -increment_total',
    );
    expect(outline(apply(document, move(['line'], 4)))).toBe('init list each -increment_total answer line');
  });

  it('refuses to move a container into itself', () => {
    const document = flow();
    const each = id(document, 'each');
    const command: Command = { type: 'moveSteps', stepIds: [each], lane: laneOf(each, 'body'), index: 0 };
    expect(refusal(document, command)).toBe('moveIntoItself');
  });

  it('refuses nesting beyond 50 levels', () => {
    let document = aFlow()
      .try({ body: () => {} }, { key: 'top' })
      .build();
    let lane = laneOf(id(document, 'top'), 'body');
    for (let level = 2; level <= 50; level += 1) {
      const step = newStep('forEach', { id: stepId.parse(`f${level}`), key: `f${level}` });
      document = apply(document, { type: 'addStep', lane, index: 0, step });
      lane = laneOf(step.id, 'body');
    }
    const leaf = newStep('break', { id: stepId.parse('leaf'), key: 'leaf' });
    expect(refusal(document, { type: 'addStep', lane, index: 0, step: leaf })).toBe('tooMany');
    const aside = apply(document, { type: 'addStep', lane: ROOT_LANE, index: 0, step: leaf });
    expect(refusal(aside, { type: 'moveSteps', stepIds: [leaf.id], lane, index: 0 })).toBe('tooMany');
  });
});

describe('renameKey', () => {
  it('rewrites references to a step as output and as loop', () => {
    const after = apply(flow(), { type: 'renameKey', stepId: id(flow(), 'each'), key: '每张单据' });
    expect(stepByKey(after, 'line')?.config).toEqual({
      value: { code: '{{ loops.每张单据.item.ItemCode }}' },
    });
    expect(stepByKey(after, 'answer')?.config).toMatchObject({
      value: { count: '{{ steps.每张单据.count }}' },
    });
  });

  it('rewrites parameters and variables, with the steps that set them', () => {
    const document = flow();
    const parameter = apply(document, { type: 'renameKey', parameter: 'objType', key: 'kind' });
    expect(parameter.parameters[0]?.key).toBe('kind');
    expect(stepByKey(parameter, 'list')?.config).toMatchObject({ input: { filter: '{{ params.kind }}' } });
    const variable = apply(document, { type: 'renameKey', variable: 'total', key: 'sum' });
    expect(stepByKey(variable, 'init')?.config).toMatchObject({ name: 'sum' });
    expect(stepByKey(variable, 'increment_total')?.config).toMatchObject({ name: 'sum' });
    expect(stepByKey(variable, 'answer')?.config).toMatchObject({ value: { total: '{{ vars.sum }}' } });
  });

  it('leaves loops.row inside a mapping alone', () => {
    const document = aFlow()
      .forEach('row', [], (lane) =>
        lane.mapFields('map', '{{ loops.row.item }}', [
          {
            target: 'a[].b',
            type: 'text',
            source: { kind: 'expression', expression: '{{ loops.row.item.c }}' },
          },
        ]),
      )
      .build();
    const after = apply(document, { type: 'renameKey', stepId: id(document, 'row'), key: 'outer' });
    expect(stepByKey(after, 'map')?.config).toMatchObject({
      source: '{{ loops.outer.item }}',
      rows: [{ source: { expression: '{{ loops.row.item.c }}' } }],
    });
  });

  it('refuses names that are taken or name nothing', () => {
    const document = flow();
    expect(refusal(document, { type: 'renameKey', stepId: id(document, 'each'), key: 'list' })).toBe(
      'keyTaken',
    );
    expect(refusal(document, { type: 'renameKey', variable: 'ghost', key: 'x' })).toBe('variableUnknown');
    expect(refusal(document, { type: 'renameKey', parameter: 'ghost', key: 'x' })).toBe('parameterUnknown');
    expect(
      commandSchema.safeParse({ type: 'renameKey', stepId: 's1', parameter: 'p', key: 'x' }).success,
    ).toBe(false);
  });
});

describe('changeStep', () => {
  it('names the field of a config that does not fit the kind', () => {
    const document = flow();
    const change = { config: { items: '', onItemFailure: 'panic' } };
    const result = applyCommand(
      document,
      { type: 'changeStep', stepId: id(document, 'each'), change },
      plainLanguage,
    );
    expect(!result.ok && [result.problem.code, result.problem.path]).toEqual([
      'valueInvalid',
      'steps › each › config › onItemFailure',
    ]);
  });

  it('refuses to drop a case that still holds steps', () => {
    const document = aFlow()
      .switch(1, [{ id: 'a', match: { kind: 'value', value: 1 }, body: (lane) => lane.buildJson('x', 1) }])
      .build();
    const change = { config: { value: 1, cases: [] } };
    expect(refusal(document, { type: 'changeStep', stepId: id(document, 'switch'), change })).toBe(
      'lanesNotEmpty',
    );
  });
});

describe('replaceStep', () => {
  it('keeps id, key and the steps in lanes that both kinds have', () => {
    const document = flow();
    const each = id(document, 'each');
    const step = newStep('while', { id: each, key: 'each' });
    const after = apply(document, { type: 'replaceStep', stepId: each, step });
    expect(outline(after)).toBe(outline(document));
    const other = newStep('while', { id: each, key: 'other' });
    expect(refusal(document, { type: 'replaceStep', stepId: each, step: other })).toBe('identityChanged');
  });
});

describe('duplicateSteps', () => {
  it('copies subtrees behind the last chosen step and rewrites references inside them', () => {
    const document = flow();
    let made = 0;
    const command = prepareDuplicate(document, [id(document, 'each')], () => {
      made += 1;
      return `copy${made}`;
    });
    if (command === undefined) throw new Error('nothing to duplicate');
    const after = apply(document, command);
    expect(outline(after)).toBe(
      'init list each -line -increment_total each2 -line2 -increment_total2 answer',
    );
    expect(stepByKey(after, 'line2')?.config).toEqual({ value: { code: '{{ loops.each2.item.ItemCode }}' } });
    expect(stepByKey(after, 'increment_total2')?.config).toMatchObject({ by: '{{ steps.line2.n }}' });
    expect(stepByKey(after, 'each2')?.config).toEqual({ items: '{{ steps.list.body.value }}' });
  });
});

describe('wrapSteps and unwrapStep', () => {
  it('put steps into a container and out again', () => {
    const document = flow();
    const chosen = [id(document, 'list'), id(document, 'each')];
    const wrap: Command = {
      type: 'wrapSteps',
      stepIds: chosen,
      in: 'try',
      newId: stepId.parse('t'),
      newKey: 'safe',
    };
    const wrapped = apply(document, wrap);
    expect(outline(wrapped)).toBe('init safe -list -each --line --increment_total answer');
    expect(parentOf(wrapped, id(wrapped, 'list'))?.laneName).toBe('body');
    expect(apply(wrapped, { type: 'unwrapStep', stepId: stepId.parse('t') })).toEqual(document);
  });

  it('wants neighbours of one lane', () => {
    const document = flow();
    const stepIds = [id(document, 'init'), id(document, 'each')];
    const command: Command = {
      type: 'wrapSteps',
      stepIds,
      in: 'try',
      newId: stepId.parse('t'),
      newKey: 'safe',
    };
    expect(refusal(document, command)).toBe('notNeighbours');
  });
});

describe('batch', () => {
  it('is applied as a whole or not at all', () => {
    const document = flow();
    const good: Command = { type: 'setNotes', notes: [] };
    const bad: Command = { type: 'removeTrigger', triggerId: triggerId.parse('ghost') };
    expect(refusal(document, { type: 'batch', commands: [good, bad] })).toBe('triggerUnknown');
  });
});

describe('commands from outside', () => {
  it('are refused when their JSON is hostile', () => {
    const nested = JSON.parse(`${'{"type":"batch","commands":['.repeat(5000)}${']}'.repeat(5000)}`);
    const parsed = commandSchema.safeParse(nested);
    expect(parsed.success ? '' : parsed.error.issues[0]?.message).toBe('The JSON is nested too deeply.');
    const polluted = JSON.parse(
      '{"type":"changeStep","stepId":"s1","change":{"config":{"__proto__":{"x":1}}}}',
    );
    expect(commandSchema.safeParse(polluted).success).toBe(false);
    expect(commandSchema.safeParse({ type: 'explode' }).success).toBe(false);
  });
});
