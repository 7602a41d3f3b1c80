import { Fault } from '../fault.ts';
import { type FunctionSpec, maximumCount, requiredCount } from '../functions/function-spec.ts';
import type { EvaluationEnvironment } from '../scope.ts';

/**
 * Calls a function of ours as both the compiled form and the JSONata form of an expression do: too few or too many
 * arguments are refused, and nothing as first argument gives nothing, unless the function has its own idea of it.
 */
export function callFunction(
  spec: FunctionSpec,
  given: readonly unknown[],
  environment: EvaluationEnvironment,
): unknown {
  try {
    checkCount(spec, given.length);
    if (given.length > 0 && !spec.acceptsNothing && (given[0] === undefined || given[0] === null))
      return undefined;
    return spec.run(given, environment);
  } catch (error) {
    if (error instanceof Fault) error.token ??= spec.name;
    throw error;
  }
}

function checkCount(spec: FunctionSpec, count: number): void {
  const least = requiredCount(spec.parameters);
  const most = maximumCount(spec.parameters);
  if (count >= least && count <= most) return;
  throw new Fault('wrongArgument', wrongCountReason(spec.name, least, most, count));
}

export function wrongCountReason(name: string, least: number, most: number, count: number) {
  const range =
    least === most ? `${least}` : most === Number.POSITIVE_INFINITY ? `${least}+` : `${least}–${most}`;
  return {
    en: `${name}() takes ${range} arguments, but got ${count}`,
    zh: `${name}() 需要 ${range} 个参数，实际为 ${count} 个`,
  };
}
