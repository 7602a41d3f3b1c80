/** One thing an expression reads: `steps` and the key of a step, `vars` and a name, `trigger` alone. */
export type SampleName = { root: 'trigger' | 'steps' | 'loops' | 'vars' | 'error'; key?: string };
