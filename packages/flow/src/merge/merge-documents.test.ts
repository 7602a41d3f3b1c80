import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aFlow } from '../builder/a-flow.ts';
import { applyCommand } from '../commands/apply-command.ts';
import type { Command } from '../commands/command.ts';
import { countChanges, diffDocuments } from '../diff/diff-documents.ts';
import { checkIntegrity } from '../document/check-integrity.ts';
import type { FlowDocument } from '../document/document.ts';
import { laneOf, ROOT_LANE, type StepId, stepId, triggerId } from '../document/ids.ts';
import { newStep } from '../document/new-step.ts';
import { commandFrom, type Seed, seeds } from '../testing/arbitrary-command.ts';
import { plainLanguage } from '../testing/plain-language.ts';
import { stepByKey, stepOf } from '../tree/lookup.ts';
import { parentOf } from '../tree/place-index.ts';
import type { MergeSide } from './merge-conflict.ts';
import { mergeDocuments } from './merge-documents.ts';

const base = aFlow()
  .manual()
  .parameter('objType', 'text')
  .action('sap-b1', 'listDrafts', { filter: '{{ params.objType }}', top: 5 }, { title: 'Drafts' })
  .forEach('each', '{{ steps.listDrafts.body.value }}', (lane) =>
    lane.buildJson('line', { code: 'A' }).setVariable('rows', '{{ steps.line }}'),
  )
  .switch('{{ params.objType }}', [
    { id: 'one', match: { kind: 'value', value: '1' }, body: (lane) => lane.buildJson('inOne', 1) },
    { id: 'two', match: { kind: 'value', value: '2' } },
  ])
  .build();

const idOf = (key: string): StepId => {
  const step = stepByKey(base, key);
  if (step === undefined) throw new Error(`No step ${key}`);
  return step.id;
};

const edited = (...commands: Command[]): FlowDocument =>
  commands.reduce((document, command) => {
    const result = applyCommand(document, command, plainLanguage);
    if (!result.ok) throw new Error(result.problem.message.en);
    return result.document;
  }, base);

const merged = (mine: FlowDocument, theirs: FlowDocument, choices?: ReadonlyMap<string, MergeSide>) =>
  mergeDocuments({ base, mine, theirs }, plainLanguage, choices);

/** The document of a merge that has to be possible. */
function documentOf(mine: FlowDocument, theirs: FlowDocument, choices?: ReadonlyMap<string, MergeSide>) {
  const { document } = merged(mine, theirs, choices);
  if (document === undefined) throw new Error('No merge');
  return document;
}

const title = (key: string, text: string): Command => ({
  type: 'changeStep',
  stepId: idOf(key),
  change: { title: text },
});
const inputs = (input: Record<string, unknown>): Command => ({
  type: 'changeStep',
  stepId: idOf('listDrafts'),
  change: { config: { connector: 'sap-b1', action: 'listDrafts', input } },
});
const added = (
  id: string,
  key: string,
  place: { lane?: ReturnType<typeof laneOf>; index?: number } = {},
): Command => ({
  type: 'addStep',
  lane: place.lane ?? ROOT_LANE,
  index: place.index ?? 0,
  step: newStep('buildJson', { id: stepId.parse(id), key, config: { value: `{{ steps.${key} }}` } }),
});
const remove = (key: string): Command => ({ type: 'removeSteps', stepIds: [idOf(key)] });

describe('changes that do not meet', () => {
  it('of different steps both count', () => {
    const { document, conflicts } = merged(edited(title('line', 'Mine')), edited(title('inOne', 'Theirs')));
    expect(conflicts).toEqual([]);
    expect(document && stepByKey(document, 'line')?.title).toBe('Mine');
    expect(document && stepByKey(document, 'inOne')?.title).toBe('Theirs');
  });

  it('of different fields of one step both count', () => {
    const mine = edited(inputs({ filter: 'mine', top: 5 }));
    const theirs = edited(inputs({ filter: '{{ params.objType }}', top: 9 }), title('listDrafts', 'Theirs'));
    const { document, conflicts } = merged(mine, theirs);
    expect(conflicts).toEqual([]);
    expect(document && stepByKey(document, 'listDrafts')).toMatchObject({
      title: 'Theirs',
      config: { input: { filter: 'mine', top: 9 } },
    });
  });

  it('new steps of both at one place stand there one after the other', () => {
    const document = documentOf(edited(added('mineStep', 'a')), edited(added('theirStep', 'b')));
    expect(document.lanes[ROOT_LANE]?.slice(0, 2).sort()).toEqual(['mineStep', 'theirStep']);
    expect(document.lanes[ROOT_LANE]).toHaveLength(5);
  });

  it('new steps that both gave one name get two, with the references to them', () => {
    const document = documentOf(edited(added('mineStep', 'fresh')), edited(added('theirStep', 'fresh')));
    expect(stepOf(document, stepId.parse('theirStep'))).toMatchObject({ key: 'fresh' });
    expect(stepOf(document, stepId.parse('mineStep'))).toMatchObject({
      key: 'fresh2',
      config: { value: '{{ steps.fresh2 }}' },
    });
  });

  it('a step one renamed is found by what the other wrote with its old name', () => {
    const mine = edited({ type: 'renameKey', stepId: idOf('line'), key: 'row1' });
    const theirs = edited({
      type: 'changeStep',
      stepId: idOf('inOne'),
      change: { config: { value: '{{ steps.line.code }}' } },
    });
    const { document, conflicts } = merged(mine, theirs);
    expect(conflicts).toEqual([]);
    expect(document && stepByKey(document, 'inOne')).toMatchObject({
      config: { value: '{{ steps.row1.code }}' },
    });
  });

  it('a step moved by one and changed by the other is both', () => {
    const mine = edited({ type: 'moveSteps', stepIds: [idOf('inOne')], lane: ROOT_LANE, index: 0 });
    const { document, conflicts } = merged(mine, edited(title('inOne', 'Theirs')));
    expect(conflicts).toEqual([]);
    expect(document && parentOf(document, idOf('inOne'))).toMatchObject({ lane: ROOT_LANE, index: 0 });
    expect(document && stepByKey(document, 'inOne')?.title).toBe('Theirs');
  });

  it('what one removed and the other left alone is removed', () => {
    const { document, conflicts } = merged(edited(remove('each')), edited(title('inOne', 'Theirs')));
    expect(conflicts).toEqual([]);
    expect(document && stepByKey(document, 'line')).toBeUndefined();
  });

  it('triggers of both with one name get two', () => {
    const trigger = (id: string): Command => ({
      type: 'addTrigger',
      trigger: { id: triggerId.parse(id), key: 'again', kind: 'manual', config: {} },
      index: 1,
    });
    const document = documentOf(edited(trigger('mineOne')), edited(trigger('theirOne')));
    expect(document.triggers.map(({ key }) => key).sort()).toEqual(['again', 'again2', 'manual'].sort());
  });
});

describe('changes that meet', () => {
  it('one field given two values is one conflict, and what is chosen counts', () => {
    const [mine, theirs] = [edited(title('line', 'Mine')), edited(title('line', 'Theirs'))];
    const { conflicts } = merged(mine, theirs);
    expect(conflicts).toMatchObject([
      {
        group: 'steps',
        partId: idOf('line'),
        kind: 'field',
        path: ['title'],
        mine: 'Mine',
        theirs: 'Theirs',
      },
    ]);
    for (const side of ['mine', 'theirs'] as const) {
      const chosen = new Map(conflicts.map(({ id }) => [id, side]));
      expect(stepByKey(documentOf(mine, theirs, chosen), 'line')?.title).toBe(
        side === 'mine' ? 'Mine' : 'Theirs',
      );
    }
  });

  it('a step one removed and the other changed is kept until somebody chooses', () => {
    const [mine, theirs] = [edited(remove('each')), edited(title('line', 'Theirs'))];
    const { document, conflicts } = merged(mine, theirs);
    expect(conflicts).toMatchObject([{ partId: idOf('each'), kind: 'field', path: [], mine: undefined }]);
    expect(document && stepByKey(document, 'line')?.title).toBe('Theirs');
    const gone = documentOf(mine, theirs, new Map(conflicts.map(({ id }) => [id, 'mine'])));
    expect(stepByKey(gone, 'each')).toBeUndefined();
  });

  it('a loop one removed while the other put a step into it is a conflict', () => {
    const lane = laneOf(idOf('each'), 'body');
    const theirs = edited(added('theirStep', 'fresh', { lane }));
    const { document, conflicts } = merged(edited(remove('each')), theirs);
    expect(conflicts).toHaveLength(1);
    expect(document && parentOf(document, stepId.parse('theirStep'))?.lane).toBe(lane);
  });

  it('a case one removed while the other put a step into it comes back, or goes with the step when so chosen', () => {
    const container = Object.values(base.steps).find(({ kind }) => kind === 'switch')?.id as StepId;
    const lane = laneOf(container, 'case:two');
    const mine = edited({ type: 'removeCase', stepId: container, caseId: stepId.parse('two') });
    const theirs = edited(added('theirStep', 'fresh', { lane }));
    const { document, conflicts } = merged(mine, theirs);
    expect(conflicts).toMatchObject([{ kind: 'inside', removedBy: 'mine' }]);
    expect(document?.lanes[lane]).toEqual(['theirStep']);
    const gone = documentOf(mine, theirs, new Map(conflicts.map(({ id }) => [id, 'mine'])));
    expect(gone.steps[stepId.parse('theirStep')]).toBeUndefined();
  });

  it('a step both moved to different lanes stands where it is chosen', () => {
    const to = (lane: ReturnType<typeof laneOf>): Command => ({
      type: 'moveSteps',
      stepIds: [idOf('inOne')],
      lane,
      index: 0,
    });
    const [mine, theirs] = [edited(to(ROOT_LANE)), edited(to(laneOf(idOf('each'), 'body')))];
    const { conflicts } = merged(mine, theirs);
    expect(conflicts).toMatchObject([{ kind: 'place', partId: idOf('inOne') }]);
    const chosen = documentOf(mine, theirs, new Map(conflicts.map(({ id }) => [id, 'mine'])));
    expect(parentOf(chosen, idOf('inOne'))?.lane).toBe(ROOT_LANE);
  });

  it('each put into the other: one drawing still holds all steps', () => {
    const container = Object.values(base.steps).find(({ kind }) => kind === 'switch')?.id as StepId;
    const mine = edited({
      type: 'moveSteps',
      stepIds: [container],
      lane: laneOf(idOf('each'), 'body'),
      index: 0,
    });
    const theirs = edited({
      type: 'moveSteps',
      stepIds: [idOf('each')],
      lane: laneOf(container, 'case:two'),
      index: 0,
    });
    expect(Object.keys(documentOf(mine, theirs).steps).sort()).toEqual(Object.keys(base.steps).sort());
  });
});

describe('whatever both did', () => {
  const draw = (script: readonly Seed[], prefix: string) =>
    script.reduce((document, seed) => {
      const command = commandFrom(document, { ...seed, id: `${prefix}${seed.id}` });
      const result = applyCommand(document, command, plainLanguage);
      return result.ok ? result.document : document;
    }, base);

  it('the merge is a sound document, has what either added, and with nothing on one side is the other side', () => {
    let possible = 0;
    let runs = 0;
    fc.assert(
      fc.property(seeds, seeds, (here, there) => {
        const [mine, theirs] = [draw(here, 'm'), draw(there, 't')];
        const { document } = merged(mine, theirs);
        runs += 1;
        if (document === undefined) return;
        possible += 1;
        expect(checkIntegrity(document)).toEqual([]);
        for (const side of [mine, theirs]) {
          for (const id of Object.keys(side.steps)) {
            if (!Object.hasOwn(base.steps, id)) expect(Object.keys(document.steps)).toContain(id);
          }
        }
        expect(countChanges(diffDocuments(documentOf(mine, base), mine))).toBe(0);
        expect(countChanges(diffDocuments(documentOf(base, theirs), theirs))).toBe(0);
      }),
      { numRuns: 300 },
    );
    expect(possible).toBeGreaterThan(runs * 0.9);
  });

  it('choosing one side everywhere is always possible or refused as a whole, never unsound', () => {
    fc.assert(
      fc.property(seeds, seeds, fc.constantFrom('mine' as const, 'theirs' as const), (here, there, side) => {
        const [mine, theirs] = [draw(here, 'm'), draw(there, 't')];
        const choices = new Map(merged(mine, theirs).conflicts.map(({ id }) => [id, side]));
        const { document } = merged(mine, theirs, choices);
        if (document !== undefined) expect(checkIntegrity(document)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
