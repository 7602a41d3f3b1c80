/** The window that a run of a poll was read in: what its expressions see as `cursor`; undefined for other runs. */
export function cursorOf(trigger: unknown): unknown {
  if (typeof trigger !== 'object' || trigger === null) return undefined;
  return 'kind' in trigger && trigger.kind === 'poll' && 'cursor' in trigger ? trigger.cursor : undefined;
}
