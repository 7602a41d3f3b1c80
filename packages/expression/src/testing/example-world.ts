import type { EvaluationEnvironment, Scope } from '../scope.ts';

/** The world in which all examples of this package run. */
export const exampleEnvironment: EvaluationEnvironment = {
  now: () => Date.parse('2026-03-05T08:30:00.000Z'),
  timeZone: 'Asia/Shanghai',
  lookup: async (table, key) => (table === '单位' && key === 'kg' ? '千克' : undefined),
};

/** A scope with nothing in it but what the test gives. */
export function aScope(part: Partial<Scope> = {}): Scope {
  return {
    trigger: undefined,
    steps: {},
    loops: {},
    vars: {},
    params: {},
    tenant: { vars: {} },
    run: {},
    callbacks: {},
    ...part,
  };
}
