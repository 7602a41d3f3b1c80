import type { Scope } from '@flowbridge/expression';
import type { Frame } from './frame.ts';
import { createVariables } from './variables.ts';

/**
 * A frame for work that goes on beside other work. It sees everything of `frame`; outputs and loops it adds, and variables
 * it initialises, are its own. Variables initialised outside stay one for all. `names` are the plan's variables, by slot.
 */
export function forkFrame(frame: Frame, names: readonly string[]): Frame {
  const variables = createVariables(names);
  frame.variables.cells.forEach((cell, slot) => {
    variables.cells[slot] = cell;
  });
  const scope: Scope = {
    ...frame.scope,
    steps: Object.assign(Object.create(null), frame.scope.steps),
    loops: Object.assign(Object.create(null), frame.scope.loops),
    vars: variables.view,
  };
  return { ...frame, scope, variables };
}
