/**
 * What a loop changes in the scope. An iteration sees its own `loops.<key>`, none of the former iteration's outputs, and
 * variables initialised in the body belong to it alone. After the loop nothing of the body is left in memory.
 */
import type { Scope } from '@flowbridge/expression';
import { type Cell, restoreCells, saveCells, type Variables } from './variables.ts';

export type LoopBodyNames = {
  /** The loop's own key. */
  loopKey: string;
  /** Keys of every step inside the body, nested ones included. */
  stepKeys: readonly string[];
  /** Slots of the variables initialised in the body, outside deeper loops. */
  slots: readonly number[];
  /** Names of the other variables that steps of the body write: what an iteration leaves behind. */
  written: readonly string[];
  /** Ids of every step inside the body, nested ones included. */
  stepIds: readonly string[];
};

export type LoopScopeState = {
  names: LoopBodyNames;
  scope: Scope;
  variables: Variables;
  saved: (Cell | undefined)[];
};

export function enterLoop(names: LoopBodyNames, scope: Scope, variables: Variables): LoopScopeState {
  return { names, scope, variables, saved: saveCells(variables, names.slots) };
}

export function beginIteration(state: LoopScopeState, item: unknown, index: number): void {
  const { names, scope } = state;
  dropOutputs(scope, names.stepKeys);
  if (names.slots.length > 0) restoreCells(state.variables, names.slots, state.saved);
  scope.loops[names.loopKey] = { item, index, number: index + 1, first: index === 0 };
}

export function leaveLoop(state: LoopScopeState): void {
  const { names, scope } = state;
  dropOutputs(scope, names.stepKeys);
  if (names.slots.length > 0) restoreCells(state.variables, names.slots, state.saved);
  delete scope.loops[names.loopKey];
}

function dropOutputs(scope: Scope, keys: readonly string[]): void {
  for (const key of keys) scope.steps[key] = undefined;
}
