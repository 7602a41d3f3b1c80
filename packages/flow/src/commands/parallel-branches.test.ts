import { expect, it } from 'vitest';
import { aFlow } from '../builder/a-flow.ts';
import { stepId } from '../document/ids.ts';
import { parseFlowDocument } from '../document/parse-flow-document.ts';
import { plainLanguage } from '../testing/plain-language.ts';
import { applyCommand } from './apply-command.ts';
import type { Command } from './command.ts';

const parallel = stepId.parse('s1');
const branch = (id: string) => stepId.parse(id);
const document = aFlow()
  .manual()
  .parallel([
    { id: 'a', body: (lane) => lane.buildJson('left', 1) },
    { id: 'b', title: 'Notify' },
  ])
  .build();

function apply(command: Command, to = document) {
  const result = applyCommand(to, command, plainLanguage);
  if (!result.ok) throw new Error(result.problem.message.en);
  return result;
}

const refusal = (command: Command) => {
  const result = applyCommand(document, command, plainLanguage);
  return result.ok ? 'applied' : result.problem.code;
};

it('a branch comes with an empty lane and goes with all it holds, which undo brings back', () => {
  const added = apply({ type: 'addBranch', stepId: parallel, index: 1, branch: { id: branch('c') } });
  expect(Object.keys(added.document.lanes).sort()).toEqual([
    'root',
    's1/branch:a',
    's1/branch:b',
    's1/branch:c',
  ]);
  const removed = apply({ type: 'removeBranch', stepId: parallel, branchId: branch('a') }, added.document);
  expect(Object.keys(removed.document.steps)).toEqual(['s1']);
  expect(apply(removed.inverse, removed.document).document).toEqual(added.document);
});

it('two branches always remain, and names and places must exist', () => {
  expect(refusal({ type: 'removeBranch', stepId: parallel, branchId: branch('a') })).toBe('tooFew');
  expect(refusal({ type: 'removeBranch', stepId: parallel, branchId: branch('x') })).toBe('branchUnknown');
  expect(refusal({ type: 'addBranch', stepId: parallel, index: 0, branch: { id: branch('b') } })).toBe(
    'idTaken',
  );
  expect(refusal({ type: 'addBranch', stepId: parallel, index: 3, branch: { id: branch('c') } })).toBe(
    'indexOutOfRange',
  );
  expect(refusal({ type: 'addBranch', stepId: branch('s2'), index: 0, branch: { id: branch('c') } })).toBe(
    'notParallel',
  );
});

it('moving a branch leaves its steps where they are', () => {
  const moved = apply({ type: 'moveBranch', stepId: parallel, branchId: branch('b'), index: 0 });
  const step = moved.document.steps[parallel];
  expect(step?.kind === 'parallel' && step.config.branches.map(({ id }) => id)).toEqual(['b', 'a']);
  expect(moved.document.lanes).toBe(document.lanes);
});

it('a document that names a branch twice is refused', () => {
  const step = { ...document.steps[parallel], config: { branches: [{ id: 'a' }, { id: 'a' }] } };
  const parsed = parseFlowDocument({
    ...document,
    steps: { s1: step },
    lanes: { root: ['s1'], 's1/branch:a': [] },
  });
  expect(!parsed.ok && parsed.problems.map(({ code }) => code)).toEqual(['duplicateBranch']);
});

it('undo of a renamed parameter gives the business keys their old text back', () => {
  const keyed = aFlow()
    .manual()
    .parameter('company', 'text')
    .settings({ businessKeys: [{ key: 'request', value: '{{ params.company }}' }] })
    .build();
  const renamed = apply({ type: 'renameKey', parameter: 'company', key: 'db' }, keyed);
  expect(renamed.document.settings?.businessKeys?.[0]?.value).toBe('{{ params.db }}');
  expect(apply(renamed.inverse, renamed.document).document).toEqual(keyed);
});
