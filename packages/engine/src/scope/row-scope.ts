import type { LoopScope, Scope } from '@flowbridge/expression';

/** A scope over another one in which `loops.row` is the element at hand. */
export type RowScope = { scope: Scope; show(item: unknown, index: number): void };

/** One scope for a whole list: its elements must be looked at one after the other. */
export function rowScope(outer: Scope): RowScope {
  const loops: Record<string, LoopScope> = Object.assign(Object.create(null), outer.loops);
  return {
    scope: { ...outer, loops },
    show(item, index) {
      loops.row = { item, index, number: index + 1, first: index === 0 };
    },
  };
}
