import type { Scope } from '@flowbridge/expression';

/** What a run starts with. Maps keyed by the builder's names have no prototype: a step may be called `constructor`. */
export function createScope(given: {
  trigger: unknown;
  params: Record<string, unknown>;
  tenantVars: Record<string, unknown>;
  run: Record<string, unknown>;
  vars: Record<string, unknown>;
  cursor?: unknown;
}): Scope {
  const scope: Scope = {
    trigger: given.trigger,
    steps: Object.create(null),
    loops: Object.create(null),
    vars: given.vars,
    params: given.params,
    tenant: { vars: given.tenantVars },
    run: given.run,
    callbacks: Object.create(null),
  };
  if (given.cursor !== undefined) scope.cursor = given.cursor;
  return scope;
}
