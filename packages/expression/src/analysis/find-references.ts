import { isKeyedRootName, isRootName } from '../scope.ts';
import type { Node, PathStep } from '../syntax/node.ts';
import type { Reference } from './reference.ts';
import type { SourceMap } from './source-map.ts';

/**
 * The reference that a path makes, or null. `onScope` says that the path's context is the scope itself; elsewhere
 * (in a filter, after a step) only `$$.…` reaches the scope.
 */
export function referenceOf(
  node: Node & { kind: 'path' },
  onScope: boolean,
  map: SourceMap,
): Reference | null {
  const { steps } = node;
  const [first] = steps;
  const prefixed =
    first?.node.kind === 'variable' && (first.node.name === '$' || (first.node.name === '' && onScope));
  if (!prefixed && !onScope) return null;
  const rootStep = steps[prefixed ? 1 : 0];
  if (rootStep?.node.kind !== 'name' || !isRootName(rootStep.node.name)) return null;
  const root = rootStep.node.name;
  const rootToken = map.tokenAt(rootStep.node.position);
  const firstToken = prefixed && first ? map.tokenAt(first.node.position) : rootToken;
  if (!rootToken || !firstToken) return null;

  const reference: Reference = {
    root,
    path: [],
    start: map.toWhole(firstToken.start),
    end: map.toWhole(rootToken.end),
  };
  let rest = steps.slice(prefixed ? 2 : 1);
  let filtered = readIndexes(rootStep, reference, map);
  const [keyStep] = rest;
  if (isKeyedRootName(root) && keyStep?.node.kind === 'name' && !filtered) {
    const token = map.tokenAt(keyStep.node.position);
    if (token) {
      reference.key = keyStep.node.name;
      reference.keyStart = map.toWhole(token.start);
      reference.keyEnd = map.toWhole(token.end);
      reference.end = reference.keyEnd;
    }
    filtered = readIndexes(keyStep, reference, map);
    rest = rest.slice(1);
  }
  for (const step of rest) {
    if (step.node.kind !== 'name') break;
    const token = map.tokenAt(step.node.position);
    if (token) reference.end = map.toWhole(token.end);
    reference.path.push(step.node.name);
    readIndexes(step, reference, map);
  }
  return reference;
}

/** Adds fixed indexes to the path; other filters choose items and change nothing about where a value comes from. */
function readIndexes(step: PathStep, reference: Reference, map: SourceMap): boolean {
  for (const stage of step.stages) {
    if (stage.kind !== 'filter' || stage.test.kind !== 'literal' || typeof stage.test.value !== 'number')
      continue;
    reference.path.push(stage.test.value);
    const close = map.tokenAfter(stage.test.position);
    if (close?.text === ']') reference.end = map.toWhole(close.end);
  }
  return step.stages.length > 0;
}
