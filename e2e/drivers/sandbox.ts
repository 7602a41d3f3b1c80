/** The control addresses of the sandbox systems: a fresh start, and faults on purpose. */

import { controlOf, type System } from './sandbox-control.ts';

export type { System } from './sandbox-control.ts';

type Fault = {
  kind: string;
  match?: { method?: string; path?: string };
  times?: number;
  /** Matching calls to let through first. */
  after?: number;
  ms?: number;
};

export type Sandbox = ReturnType<typeof sandboxOf>;

export function sandboxOf(url: string) {
  const control = controlOf(url);

  return {
    /** Both systems as they are on the first day: drafts 16 and 17 wait, nothing is decided, no faults. */
    async reset(): Promise<void> {
      await control('sap-b1', 'reset', 'POST', {});
      await control('dingtalk', 'reset', 'POST', {});
    },

    /** What the system was asked to change since its fresh start, oldest first: `PATCH /Drafts(16)`. Logins are no change. */
    async writes(system: System): Promise<string[]> {
      const { entries } = await control<{ entries: { method: string; path: string }[] }>(
        system,
        'journal',
        'GET',
      );
      return entries
        .filter(({ method, path }) => method !== 'GET' && !/Login|gettoken|accessToken/i.test(path))
        .map(({ method, path }) => `${method} ${path.slice(path.lastIndexOf('/'))}`);
    },

    /** Plans a fault that goes away by itself at the end of the block (`await using`). */
    async fault(system: System, fault: Fault) {
      await control(system, 'faults', 'POST', fault);
      return { [Symbol.asyncDispose]: async () => void (await control(system, 'faults', 'DELETE')) };
    },
  };
}
