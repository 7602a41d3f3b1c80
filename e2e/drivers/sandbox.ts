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

type Entry = { method: string; path: string; body: string; answer: { status: number } };

export type Sandbox = ReturnType<typeof sandboxOf>;

export function sandboxOf(url: string) {
  const control = controlOf(url);

  return {
    /** Both systems as they are on the first day: drafts 16 and 17 wait, nothing is decided, no faults. */
    async reset(): Promise<void> {
      await control('sap-b1', 'reset', 'POST', {});
      await control('dingtalk', 'reset', 'POST', {});
    },

    /**
     * What the system was asked to change since its fresh start, oldest first: `PATCH /Drafts(16)`. Logins are no change,
     * nor is a call with a session that had ended: it is made again with a new one.
     * `containing`: only those with this text in their body, whatever other flows do meanwhile.
     */
    async writes(system: System, containing = ''): Promise<string[]> {
      const { entries } = await control<{ entries: Entry[] }>(system, 'journal', 'GET');
      return entries
        .filter(({ method, path }) => method !== 'GET' && !/Login|gettoken|accessToken/i.test(path))
        .filter(({ body, answer }) => body.includes(containing) && answer.status !== 401)
        .map(({ method, path }) => `${method} ${path.slice(path.lastIndexOf('/'))}`);
    },

    /** Plans a fault that goes away by itself at the end of the block (`await using`). */
    async fault(system: System, fault: Fault) {
      await control(system, 'faults', 'POST', fault);
      return { [Symbol.asyncDispose]: async () => void (await control(system, 'faults', 'DELETE')) };
    },
  };
}
