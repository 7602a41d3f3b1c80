/** Random edits for property tests: made from seeds against the document they will meet, so that most of them apply. */
import fc from 'fast-check';
import type { Command } from '../commands/command.ts';
import { prepareDuplicate } from '../commands/duplicate-steps.ts';
import { prepareReplace } from '../commands/prepare-replace.ts';
import type { FlowDocument } from '../document/document.ts';
import { stepId, triggerId } from '../document/ids.ts';
import type { Step } from '../document/step.ts';
import { copyFragment } from '../fragment/copy-fragment.ts';
import { pasteFragment } from '../fragment/paste-fragment.ts';
import { uniqueKey } from '../tree/unique-key.ts';
import { arbitraryStep } from './arbitrary-step.ts';
import {
  branchFrom,
  caseFrom,
  indexFrom,
  laneFrom,
  neighboursFrom,
  parallelFrom,
  pick,
  type Seed,
  stepFromDocument,
  stepsFrom,
  switchFrom,
} from './pick-from-document.ts';
import { plainLanguage } from './plain-language.ts';

export type { Seed } from './pick-from-document.ts';

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
  return {
    type: 'addStep',
    lane,
    index: indexFrom(document, lane, seed.b),
    step: arbitraryStep(document, seed),
  };
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
    return { type: 'replaceStep', stepId: id, step: { ...arbitraryStep(document, seed), id, key } as Step };
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
  addBranch: (document, seed) => ({
    type: 'addBranch',
    stepId: parallelFrom(document, seed.a),
    index: seed.b % 3,
    branch: { id: stepId.parse(seed.id), title: `branch ${seed.c}` },
  }),
  removeBranch: (document, seed) => ({ type: 'removeBranch', ...branchFrom(document, seed) }),
  moveBranch: (document, seed) => ({ type: 'moveBranch', ...branchFrom(document, seed), index: seed.b % 3 }),
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
  putNote: (document, seed) => {
    const known = pick(document.notes, seed.a);
    const id = seed.b % 2 === 0 && known !== undefined ? known.id : stepId.parse(seed.id);
    return { type: 'putNote', note: { id, text: `note ${seed.c}`, x: seed.a, y: seed.b, color: 'blue' } };
  },
  removeNote: (document, seed) => ({
    type: 'removeNote',
    noteId: pick(document.notes, seed.a)?.id ?? stepId.parse('none'),
  }),
  rebindReferences: (document, seed) => {
    const keys = Object.values(document.steps).map((step) => step.key);
    const from = pick(keys, seed.a) ?? 'ghost';
    const to = pick(keys, seed.b) ?? 'other';
    const stepIds = stepsFrom(document, seed);
    return {
      type: 'rebindReferences',
      changes: [
        { root: 'steps', from, to, stepIds },
        { root: 'steps', from: to, to: from, stepIds },
        { root: 'vars', from: 'total', to: 'rows', stepIds },
      ],
    };
  },
  replaceKeeping: (document, seed) => {
    const id = stepFromDocument(document, seed.a);
    return prepareReplace(document, id, arbitraryStep(document, seed)) ?? addStep(document, seed);
  },
  setSettings: (_, seed) => ({
    type: 'setSettings',
    settings:
      seed.a % 3 === 0
        ? null
        : { businessKeys: [{ key: seed.id, value: `{{ params.objType }}${seed.b}` }], timeoutMs: 60_000 },
  }),
  batch: (document, seed) => ({
    type: 'batch',
    commands: [addStep(document, seed), setNotes(seed)],
  }),
  replaceDocument: (document, seed) =>
    seed.a % 4 === 0 ? { type: 'replaceDocument', document } : addStep(document, seed),
} satisfies Record<string, Make>;
