/** What a loop shows its body under `loops.<key>`. `index` counts from 0, `number` from 1. */
export type LoopScope = { item: unknown; index: number; number: number; first: boolean };

/** Everything an expression can see; each property is one root name (`steps.…`, `vars.…`). */
export type Scope = {
  trigger: unknown;
  steps: Record<string, unknown>;
  loops: Record<string, LoopScope>;
  vars: Record<string, unknown>;
  params: Record<string, unknown>;
  tenant: { vars: Record<string, unknown> };
  run: Record<string, unknown>;
  error?: unknown;
  cursor?: unknown;
  /** One-time addresses that wait steps of this lane wait for, by the step's key. */
  callbacks: Record<string, unknown>;
};

const nothing: Record<string, never> = Object.freeze(Object.create(null));

/** A scope in which every root is empty: for expressions outside a run, which see only what is laid over it. */
export const emptyScope: Scope = Object.freeze({
  trigger: null,
  steps: nothing,
  loops: nothing,
  vars: nothing,
  params: nothing,
  tenant: Object.freeze({ vars: nothing }),
  run: nothing,
  callbacks: nothing,
});

/** The names an expression may start with. */
export const rootNames = [
  'trigger',
  'steps',
  'loops',
  'vars',
  'params',
  'tenant',
  'run',
  'error',
  'cursor',
  'callbacks',
] as const;

export type RootName = (typeof rootNames)[number];

/** The roots whose next name is a key given by the builder: `steps.<key>`, `vars.<name>`. */
export type KeyedRootName = 'steps' | 'loops' | 'vars' | 'params' | 'callbacks';

export function isRootName(name: string): name is RootName {
  return rootNames.some((root) => root === name);
}

export function isKeyedRootName(name: RootName): name is KeyedRootName {
  return name === 'steps' || name === 'loops' || name === 'vars' || name === 'params' || name === 'callbacks';
}

export type MaybePromise<T> = T | Promise<T>;

/**
 * What the world gives an expression besides its scope. A run hands in its own clock and ids, so that the same
 * expression gives the same value when the run is resumed.
 */
export type EvaluationEnvironment = {
  /** The present moment in epoch milliseconds. */
  now(): number;
  /** IANA zone, such as `Asia/Shanghai`, in which dates are read and written when a call names none. */
  timeZone: string;
  /**
   * Finds a row's value in a look-up table of the tenant; `undefined` when the key is absent. Throws `lookupTableUnknown` when
   * there is no such table.
   */
  lookup?(table: string, key: unknown): MaybePromise<unknown>;
  /** A new unique id; random version 4 when absent. */
  uuid?(): string;
};

/** The environment used when `evaluate` is given none: the machine's clock, and UTC. */
export const defaultEnvironment: EvaluationEnvironment = { now: () => Date.now(), timeZone: 'UTC' };
