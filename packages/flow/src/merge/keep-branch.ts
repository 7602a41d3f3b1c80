import type { Step } from '../document/step.ts';

/** The step with the case or branch of a lane (`case:<id>`, `branch:<id>`) as `from` has it; undefined when it has none. */
export function keepBranch(step: Step, from: Step, laneName: string): Step | undefined {
  const id = laneName.slice(laneName.indexOf(':') + 1);
  if (step.kind === 'switch' && from.kind === 'switch') {
    const found = from.config.cases.find((each) => each.id === id);
    return found && { ...step, config: { ...step.config, cases: [...step.config.cases, found] } };
  }
  if (step.kind === 'parallel' && from.kind === 'parallel') {
    const found = from.config.branches.find((each) => each.id === id);
    return found && { ...step, config: { ...step.config, branches: [...step.config.branches, found] } };
  }
  return undefined;
}
