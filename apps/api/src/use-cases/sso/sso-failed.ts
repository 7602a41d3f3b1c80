import { AuthorizationResponseError } from 'openid-client';
import type { SsoFailure } from '../../contract/sso.ts';
import { clientRefusal } from './providers/oidc/oidc-client.ts';
import { reachProblem } from './providers/reach-problem.ts';
import { SystemRefusal } from './providers/system-refusal.ts';

/** A sign-in that goes no further. The page it ends on says why; the cause is for the log. */
export class SsoFailed extends Error {
  override readonly name = 'SsoFailed';
  readonly failure: SsoFailure;
  constructor(failure: SsoFailure, cause?: unknown) {
    super(`single sign-on: ${failure}`, cause === undefined ? undefined : { cause });
    this.failure = failure;
  }
}

/** What went wrong between us and the provider, or in what it sent. */
export function failureOfProvider(error: unknown): SsoFailed {
  if (error instanceof SsoFailed) return error;
  if (error instanceof SystemRefusal) return new SsoFailed(error.failure, error);
  if (error instanceof AuthorizationResponseError) return new SsoFailed('denied', error);
  if (clientRefusal(error) !== undefined) return new SsoFailed('badClient', error);
  return new SsoFailed(reachProblem(error) === undefined ? 'invalidToken' : 'unreachable', error);
}
