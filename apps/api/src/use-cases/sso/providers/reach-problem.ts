import { EgressRefusedError, ExchangeFailure } from '@flowbridge/egress';
import type { SsoProblem } from '../../../contract/sso.ts';

/** What keeps a provider from being asked; undefined for anything that is not the way to it or its first answer. */
export function reachProblem(
  error: unknown,
): Extract<SsoProblem, 'addressRefused' | 'unreachable'> | undefined {
  const causes: Error[] = [];
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) causes.push(cause);
  if (causes.some((cause) => cause instanceof EgressRefusedError)) return 'addressRefused';
  return causes.some((cause) => cause instanceof ExchangeFailure || cause.name === 'TimeoutError')
    ? 'unreachable'
    : undefined;
}
