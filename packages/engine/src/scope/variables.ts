/**
 * The run's variables. Each name has a slot; a slot holds the cell that the name means right now, so that entering and
 * leaving a loop iteration swaps cells and copies nothing.
 *
 * Appending to a list must be cheap (10,000 appends copy nothing) and must never change a value somebody already read.
 * A cell therefore owns its array only as long as nobody has seen it: reading the variable through an expression marks
 * the array as shared, and the next append copies it once. An expression that gave a plain text, number or boolean
 * cannot hand the array on, so `withoutSharing` takes its mark back (`$count(vars.list)` in a loop stays cheap).
 */
import { isPromise, type MaybePromise } from '../maybe-promise.ts';
import type { DeclaredType } from '../value/convert-type.ts';

export type Cell = {
  type: DeclaredType;
  value: unknown;
  /** Only this cell knows the array in `value`: it may grow in place. */
  owned: boolean;
  /** What appends have added so far, in bytes; compared with the variable limit. */
  weight: number;
};

export type Variables = {
  cells: (Cell | undefined)[];
  /** What expressions see as `vars`: own properties that read the cells. */
  view: Record<string, unknown>;
};

/** All names the flow's variable steps mention, by slot. Nothing is initialised yet. */
export function createVariables(names: readonly string[]): Variables {
  const cells: (Cell | undefined)[] = names.map(() => undefined);
  const view: Record<string, unknown> = Object.create(null);
  names.forEach((name, slot) => {
    Object.defineProperty(view, name, {
      enumerable: true,
      get() {
        const cell = cells[slot];
        if (!cell) return undefined;
        cell.owned = false;
        return cell.value;
      },
    });
  });
  return { cells, view };
}

/** The same variables for an iteration that runs beside others: what it initialises itself is its own. */
export function forkVariables(names: readonly string[], variables: Variables): Variables {
  const fork = createVariables(names);
  variables.cells.forEach((cell, slot) => {
    fork.cells[slot] = cell;
  });
  return fork;
}

/** The cells a loop's body declares, as they were before the loop: each iteration starts from them again. */
export function saveCells(variables: Variables, slots: readonly number[]): (Cell | undefined)[] {
  return slots.map((slot) => variables.cells[slot]);
}

export function restoreCells(
  variables: Variables,
  slots: readonly number[],
  saved: readonly (Cell | undefined)[],
): void {
  for (let index = 0; index < slots.length; index += 1) {
    const slot = slots[index];
    if (slot !== undefined) variables.cells[slot] = saved[index];
  }
}

/** Evaluates; when the result is no object or list, arrays read on the way stay owned by their cells. */
export function withoutSharing(
  variables: Variables,
  evaluate: () => MaybePromise<unknown>,
): MaybePromise<unknown> {
  const owned = variables.cells.filter((cell) => cell?.owned === true);
  if (owned.length === 0) return evaluate();
  const settle = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) {
      for (const cell of owned) if (cell) cell.owned = true;
    }
    return value;
  };
  const result = evaluate();
  return isPromise(result) ? result.then(settle) : settle(result);
}
