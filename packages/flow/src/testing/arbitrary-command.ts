/** Random edits for property tests: made from seeds against the document they will meet, so that most of them apply. */
import fc from 'fast-check';
import type { Command } from '../commands/command.ts';
import { prepareDuplicate } from '../commands/duplicate-steps.ts';
import type { FlowDocument } from '../document/document.ts';
import { type LaneId, ROOT_LANE, type StepId, stepId, triggerId } from '../document/ids.ts';
import { newStep } from '../document/new-step.ts';
import type { Step } from '../document/step.ts';
import { copyFragment } from '../fragment/copy-fragment.ts';
import { pasteFragment } from '../fragment/paste-fragment.ts';
import { stepsInLane } from '../tree/lookup.ts';
import { uniqueKey } from '../tree/unique-key.ts';
import { plainLanguage } from './plain-language.ts';

/** Numbers a command is made from; each is taken modulo what there is to choose. */
export type Seed = { kind: number; a: number; b: number; c: number; id: string };

export const seeds = fc.array(
  fc.record({
    kind: fc.nat(),
    a: fc.nat(200),
    b: fc.nat(200),
    c: fc.nat(200),
    id: fc.stringMatching(/^[a-z][a-z0-9]{9,14}$/),
  }),
  { minLength: 1, maxLength: 30 },
);

/** A command for a document; not every one is accepted there. */
export function commandFrom(document: FlowDocument, seed: Seed): Command {
  const makers = Object.values(makersByName);
  const make = pick(makers, seed.kind) ?? addStep;
  return make(document, seed);
}

type Make = (document: FlowDocument, seed: Seed) => Command;

const addStep: Make = (document, seed) => {
  const lane = laneFrom(document, seed.a);
  return { type: 'addStep', lane, index: indexFrom(document, lane, seed.b), step: stepFrom(document, seed) };
};

function setNotes({ a, b, id }: Seed): Command {
  return { type: 'setNotes', notes: [{ id: stepId.parse(id), text: 'n', x: a, y: b }] };
}

const makersByName = {
  addStep,
  addAnother: (document, seed) => addStep(document, { ...seed, c: seed.c + 3 }),
  removeSteps: (document, seed) => ({ type: 'removeSteps', stepIds: stepsFrom(document, seed) }),
  moveSteps: (document, seed) => ({
    type: 'moveSteps',
    stepIds: stepsFrom(document, seed),
    lane: laneFrom(document, seed.c),
    index: indexFrom(document, laneFrom(document, seed.c), seed.b),
  }),
  duplicateSteps: (document, seed) => {
    let made = 0;
    const newId = () => {
      made += 1;
      return `${seed.id}-${made}`;
    };
    return prepareDuplicate(document, stepsFrom(document, seed), newId) ?? addStep(document, seed);
  },
  paste: (document, seed) => {
    const fragment = copyFragment(document, stepsFrom(document, seed));
    if (fragment === undefined) return addStep(document, seed);
    let made = 0;
    const newId = () => {
      made += 1;
      return `${seed.id}_${made}`;
    };
    const lane = laneFrom(document, seed.c);
    return {
      type: 'addFragment',
      lane,
      index: indexFrom(document, lane, seed.b),
      fragment: pasteFragment(document, fragment, { language: plainLanguage, newId }),
    };
  },
  changeStep: (document, seed) => {
    const id = stepFromDocument(document, seed.a);
    const change = pick(
      [
        { title: `title ${seed.b}` },
        { title: null, note: 'a note' },
        { disabled: seed.b % 2 === 0 },
        { retry: { times: 3, backoff: 'fixed' as const, delayMs: 10 } },
        { pinned: { output: { a: [1, seed.b] } } },
        { config: { value: `{{ steps.step.body }} ${seed.b}` } },
        { config: { value: '', cases: [{ id: stepId.parse(seed.id), match: { kind: 'value', value: 1 } }] } },
      ],
      seed.c,
    );
    return { type: 'changeStep', stepId: id, change: change ?? {} };
  },
  replaceStep: (document, seed) => {
    const id = stepFromDocument(document, seed.a);
    const key = document.steps[id]?.key ?? 'step';
    return { type: 'replaceStep', stepId: id, step: { ...stepFrom(document, seed), id, key } as Step };
  },
  renameStep: (document, seed) => ({
    type: 'renameKey',
    stepId: stepFromDocument(document, seed.a),
    key: seed.b % 3 === 0 ? 'step' : seed.id,
  }),
  renameVariable: (_, seed) => ({
    type: 'renameKey',
    variable: seed.b % 2 === 0 ? 'total' : 'rows',
    key: seed.a % 2 === 0 ? 'total' : `v_${seed.id}`,
  }),
  addCase: (document, seed) => ({
    type: 'addCase',
    stepId: switchFrom(document, seed.a),
    index: seed.b % 3,
    case: { id: stepId.parse(seed.id), match: { kind: 'value', value: seed.c } },
  }),
  removeCase: (document, seed) => ({ type: 'removeCase', ...caseFrom(document, seed) }),
  moveCase: (document, seed) => ({ type: 'moveCase', ...caseFrom(document, seed), index: seed.b % 3 }),
  wrapSteps: (document, seed) => ({
    type: 'wrapSteps',
    stepIds: neighboursFrom(document, seed),
    in: pick(['forEach', 'try', 'condition', 'while'] as const, seed.c) ?? 'try',
    newId: stepId.parse(seed.id),
    newKey: uniqueKey(document, 'wrapped'),
  }),
  unwrapStep: (document, seed) => ({ type: 'unwrapStep', stepId: stepFromDocument(document, seed.a) }),
  addTrigger: (_, seed) => ({
    type: 'addTrigger',
    trigger: { id: triggerId.parse(seed.id), key: seed.id, kind: 'manual', config: {} },
    index: 0,
  }),
  removeTrigger: (document, seed) => ({
    type: 'removeTrigger',
    triggerId: pick(document.triggers, seed.a)?.id ?? triggerId.parse('none'),
  }),
  changeTrigger: (document, seed) => ({
    type: 'changeTrigger',
    triggerId: pick(document.triggers, seed.a)?.id ?? triggerId.parse('none'),
    change: { title: seed.b % 2 === 0 ? null : 'Start', config: {} },
  }),
  setParameters: (_, seed) => ({
    type: 'setParameters',
    parameters: [{ key: seed.id, label: 'P', type: 'text', default: String(seed.a) }],
  }),
  setNotes: (_, seed) => setNotes(seed),
  batch: (document, seed) => ({
    type: 'batch',
    commands: [addStep(document, seed), setNotes(seed)],
  }),
  replaceDocument: (document, seed) =>
    seed.a % 4 === 0 ? { type: 'replaceDocument', document } : addStep(document, seed),
} satisfies Record<string, Make>;

function stepFrom(document: FlowDocument, { c, id: seedId }: Seed): Step {
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
  ];
  return pick(steps, c) ?? newStep('try', { id, key });
}

function laneFrom(document: FlowDocument, seed: number): LaneId {
  return pick(Object.keys(document.lanes) as LaneId[], seed) ?? ROOT_LANE;
}

function indexFrom(document: FlowDocument, lane: LaneId, seed: number): number {
  return seed % ((stepsInLane(document, lane)?.length ?? 0) + 1);
}

function stepFromDocument(document: FlowDocument, seed: number): StepId {
  return pick(Object.keys(document.steps) as StepId[], seed) ?? stepId.parse('none');
}

/** One to four steps from anywhere, perhaps one inside another. */
function stepsFrom(document: FlowDocument, { a, b, c }: Seed): StepId[] {
  const count = 1 + (b % 4);
  return [...new Set(Array.from({ length: count }, (_, at) => stepFromDocument(document, a + at * (1 + c))))];
}

function neighboursFrom(document: FlowDocument, { a, b }: Seed): StepId[] {
  const lane = stepsInLane(document, laneFrom(document, a)) ?? [];
  const start = lane.length === 0 ? 0 : b % lane.length;
  return lane.slice(start, start + 3);
}

function switchFrom(document: FlowDocument, seed: number): StepId {
  const switches = Object.values(document.steps).filter((step) => step.kind === 'switch');
  return pick(switches, seed)?.id ?? stepId.parse('none');
}

function caseFrom(document: FlowDocument, { a, c }: Seed): { stepId: StepId; caseId: StepId } {
  const id = switchFrom(document, a);
  const step = document.steps[id];
  const found = step?.kind === 'switch' ? pick(step.config.cases, c) : undefined;
  return { stepId: id, caseId: found?.id ?? stepId.parse('none') };
}

function pick<T>(from: readonly T[], seed: number): T | undefined {
  return from[seed % Math.max(1, from.length)];
}
