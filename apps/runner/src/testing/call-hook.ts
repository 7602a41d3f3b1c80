/** For tests: one call of a hook and its whole answer. */
import type { StartedRunner } from '../start-runner.ts';

/** POSTs `body` as JSON unless `init` says otherwise. `runId` is empty when the answer names no run. */
export async function callHook(
  runner: StartedRunner,
  hook: string | undefined,
  body?: unknown,
  init: RequestInit = {},
) {
  const response = await fetch(`${runner.url}${hook}`, {
    method: 'POST',
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...init,
    headers: { ...(init.body === undefined ? { 'content-type': 'application/json' } : {}), ...init.headers },
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    runId: response.headers.get('x-flowbridge-run') ?? '',
    text,
    json: /^[[{]/.test(text) ? JSON.parse(text) : undefined,
  };
}
